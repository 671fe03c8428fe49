/** Things of the kitchen, the bath and the desk. 0, 0 is the middle of the foot. */
import { colour, lit, shade } from './palette.ts';
import { at, blob, fill, line, oval, solid } from './svg.ts';

const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join('');

export function lemon(half = false): string {
  const skin = colour.lemon;
  if (half) {
    const ray = rows(
      9,
      (n) =>
        `M0 -44L${(Math.cos((n / 9) * 6.28) * 44).toFixed(0)} ${(-44 + Math.sin((n / 9) * 6.28) * 42).toFixed(0)}`,
    );
    return (
      oval(0, -44, 56, 54, skin) +
      oval(0, -44, 49, 47, colour.white) +
      oval(0, -44, 44, 42, '#f4d968') +
      line(ray, colour.white, 4, 0.9)
    );
  }
  const body =
    'M-78 -46C-70 -60 -58 -92 0 -94C52 -92 66 -64 76 -52C88 -48 88 -36 76 -34C62 -10 40 2 0 2C-46 0 -66 -22 -78 -46Z';
  return (
    solid(
      body,
      skin,
      shade(skin, 0.38),
      74,
      line('M-30 -80h.1M-50 -60h.1M-20 -50h.1M10 -70h.1M-40 -34h.1', shade(skin, 0.25), 5, 0.6),
    ) + line('M-44 -66C-38 -76 -28 -82 -18 -84', colour.white, 6, 0.7)
  );
}

export function orange(): string {
  return (
    solid(blob(0, -50, 52, 51, 0.012, 3), '#e08a3c', shade('#e08a3c', 0.4), 50) +
    line('M-30 -72C-24 -82 -16 -88 -8 -90', colour.white, 6, 0.6) +
    fill('M4 -96C14 -112 34 -114 44 -108C38 -94 20 -90 4 -96Z', colour.leaf)
  );
}

export function fig(): string {
  const skin = '#5b3a5c';
  return (
    solid(
      'M0 -104C8 -84 52 -66 50 -30C48 -4 22 4 0 4C-22 4 -48 -4 -50 -30C-52 -66 -8 -84 0 -104Z',
      skin,
      shade(skin, 0.5),
      48,
      line('M-4 -90C-20 -60 -26 -30 -20 0M6 -88C16 -60 20 -30 14 0', lit(skin, 0.4), 3, 0.5),
    ) + line('M0 -102L4 -118', colour.leaf, 7)
  );
}

/** Half a loaf with its crumb to the front. */
export function bread(): string {
  const crust = '#b06a34';
  return (
    solid(
      'M-200 0C-230 -60 -200 -130 -100 -146C20 -164 120 -150 160 -110C180 -60 176 -20 160 2C60 14 -100 14 -200 0Z',
      crust,
      shade(crust, 0.4),
      260,
      line(
        'M-150 -110C-130 -130 -110 -136 -90 -138M-80 -126C-60 -140 -40 -146 -16 -146M0 -130C20 -144 40 -146 60 -142',
        colour.sand,
        9,
        0.8,
      ),
    ) +
    fill(blob(150, -56, 44, 60, 0.03, 5), lit(colour.sand, 0.5)) +
    line('M140 -80h.1M160 -60h.1M146 -40h.1M164 -84h.1M152 -24h.1', shade(colour.sand, 0.3), 8, 0.6)
  );
}

/** A board with a handle and a hole, seen from above; 0, 0 is its middle. */
export function board(): string {
  const wood = '#b5793f';
  const path =
    'M-60 -330C-70 -380 -40 -420 0 -420C40 -420 70 -380 60 -330C64 -290 160 -280 176 -210C196 -80 190 120 170 270C150 350 -150 350 -172 270C-192 120 -196 -80 -176 -210C-160 -280 -64 -290 -60 -330Z';
  const grain = [
    'M-120 -240C-60 -100 -150 60 -90 320',
    'M-60 -300C20 -120 -90 80 -10 340',
    'M30 -300C-10 -140 110 40 50 340',
    'M110 -250C60 -100 150 60 110 320',
    'M-150 -180C-120 -60 -170 80 -140 260',
  ].join('');
  const eye = [46, 32, 17]
    .map(
      (r) =>
        `M${30 - r} 70C${30 - r} ${70 - r * 1.7} ${30 + r} ${70 - r * 1.7} ${30 + r} 70S${30 - r} ${70 + r * 1.7} ${30 - r} 70`,
    )
    .join('');
  return (
    at(16, 18, fill(path, colour.ink, 0.2)) +
    solid(
      path,
      wood,
      shade(wood, 0.35),
      300,
      line(grain, shade(wood, 0.4), 6, 0.6) +
        line(grain, lit(wood, 0.3), 5, 0.5).replace('<path', '<path transform="translate(26 8)"') +
        line(eye, shade(wood, 0.5), 5, 0.8),
    ) +
    oval(0, -366, 17, 19, shade(wood, 0.65)) +
    line('M-166 -180C-180 -60 -176 120 -160 240', lit(wood, 0.5), 6, 0.6)
  );
}

/** A jar of salt with a cork and a label. */
export function saltJar(): string {
  const glass = colour.mist;
  const body =
    'M-96 -236C-100 -216 -116 -204 -116 -180V-20C-116 -4 -104 4 -90 8C-40 18 40 18 90 8C104 4 116 -4 116 -20V-180C116 -204 100 -216 96 -236C40 -226 -40 -226 -96 -236Z';
  const label =
    fill('M-116 -150C-40 -136 40 -136 116 -150V-46C40 -32 -40 -32 -116 -46Z', colour.lime) +
    line(
      'M-50 -92C-34 -112 -18 -112 0 -92S34 -72 50 -92M-50 -70C-34 -90 -18 -90 0 -70S34 -50 50 -70',
      colour.sea,
      8,
    ) +
    oval(0, -116, 9, 9, colour.coral);
  const cork =
    solid(
      'M-88 -296C-40 -308 40 -308 88 -296L82 -232C40 -222 -40 -222 -82 -232Z',
      '#c9995f',
      shade('#c9995f', 0.4),
      110,
      line('M-50 -270h8M-20 -256h6M10 -276h8M-60 -250h4M30 -250h6', shade('#c9995f', 0.5), 5, 0.7),
    ) + oval(0, -297, 88, 13, lit('#c9995f', 0.35));
  return (
    solid(
      body,
      lit(glass, 0.3),
      shade(glass, 0.35),
      132,
      fill('M-130 -196C-60 -210 60 -186 130 -200V40H-130Z', colour.white) + label,
      line('M-96 -190C-100 -160 -100 -60 -96 -20', '#fff', 7, 0.8),
    ) + cork
  );
}

/** A flat tin with a ring and a painted sleeve; lies at 0, 0. */
export function tin(hex: string, fish = ''): string {
  const side = 'M-170 -40V6C-170 34 -150 42 -120 46C-40 54 40 54 120 46C150 42 170 34 170 6V-40Z';
  const top =
    'M-120 -106C-40 -114 40 -114 120 -106C158 -102 172 -84 172 -60C172 -32 152 -18 120 -14C40 -6 -40 -6 -120 -14C-152 -18 -172 -32 -172 -60C-172 -84 -158 -102 -120 -106Z';
  return (
    solid(side, hex, shade(hex, 0.45), 220, line('M-170 -6C-80 22 80 22 170 -6', colour.lime, 9)) +
    fill(top, lit(hex, 0.2)) +
    at(0, -2, `<g transform="scale(.93 .88)">${line(top, colour.lime, 5, 0.9)}</g>`) +
    (fish ? at(-6, -58, `<g transform="scale(.56 .42)">${fish}</g>`) : '')
  );
}
