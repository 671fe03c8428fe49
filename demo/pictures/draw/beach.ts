/** What goes to the beach, and what goes on the head. Standing things have their foot at 0, 0. */
import { colour, lit, mix, shade } from './palette.ts';
import { curve, fill, line, nth, oval, type Point, solid, within } from './svg.ts';

const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join('');

/** Braids across a shape of straw: every second row leans the other way. */
const braid = (width: number, top: number, low: number, gap: number, sag: number) =>
  rows(
    Math.floor((low - top) / gap),
    (n) => `M${-width} ${top + n * gap}q${width} ${sag * 1.5} ${width * 2} 0`,
  );

/** A straw hat lying on its brim, 0, 0 in the middle of the brim. */
export function sunHat(band: string = colour.sea): string {
  const straw = colour.straw;
  const brim =
    'M-250 12C-230 -34 -120 -58 0 -58C124 -58 236 -34 252 10C236 54 120 78 0 76C-120 76 -236 54 -250 12Z';
  const crown =
    'M-128 0C-134 -70 -112 -140 -62 -156C-30 -164 34 -166 64 -154C112 -138 134 -70 128 0C90 34 -90 34 -128 0Z';
  const ring =
    fill('M-131 -40C-80 -10 80 -10 131 -40L128 4C84 36 -84 36 -128 4Z', band) +
    fill('M40 -18C80 -22 110 -30 131 -40L128 4C110 18 80 26 40 28Z', shade(band, 0.35), 0.5);
  const rings = rows(
    3,
    (n) =>
      `M${-220 + n * 34} ${12 + n}C${-200 + n * 30} ${58 - n * 6} ${200 - n * 30} ${58 - n * 6} ${222 - n * 34} ${10 + n}`,
  );
  return (
    solid(
      brim,
      straw,
      shade(straw, 0.4),
      330,
      line(rings, shade(straw, 0.35), 4, 0.45, '16 6') +
        fill('M-20 40C80 40 150 20 140 -14L256 0V60L40 90Z', shade(straw, 0.4), 0.4),
    ) +
    solid(
      crown,
      lit(straw, 0.12),
      shade(straw, 0.4),
      150,
      line(braid(140, -136, -34, 17, 22), shade(straw, 0.4), 4, 0.4, '14 6'),
    ) +
    ring +
    line('M-96 -112C-108 -92 -112 -76 -112 -62', lit(straw, 0.8), 7, 0.7)
  );
}

export function bucketHat(hex: string): string {
  const brim = 'M-120 -20C-170 20 -214 60 -226 92C-130 132 130 132 226 92C214 60 170 20 120 -20Z';
  const crown =
    'M-122 -10C-126 -80 -116 -130 -100 -156C-50 -176 50 -176 100 -156C116 -130 126 -80 122 -10C80 14 -80 14 -122 -10Z';
  const stitch = rows(
    4,
    (n) =>
      `M${-150 - n * 18} ${14 + n * 22}C${-70} ${44 + n * 22} ${70} ${44 + n * 22} ${150 + n * 18} ${14 + n * 22}`,
  );
  return (
    solid(brim, hex, shade(hex, 0.4), 250, line(stitch, shade(hex, 0.35), 3, 0.7, '8 6')) +
    solid(
      crown,
      lit(hex, 0.1),
      shade(hex, 0.4),
      140,
      line('M-100 -150C-50 -130 50 -130 100 -150', shade(hex, 0.35), 4, 0.7) +
        line('M-108 -140C-50 -120 50 -120 108 -140', shade(hex, 0.35), 3, 0.5, '8 6'),
    ) +
    oval(-62, -60, 8, 8, shade(hex, 0.6)) +
    oval(-30, -54, 8, 8, shade(hex, 0.6))
  );
}

/** Two shoes of canvas on rope, side by side, seen from the side and above. */
export function espadrilles(hex: string = colour.lime): string {
  const shoe =
    fill(
      'M-170 20C-150 46 120 50 176 26C186 6 180 -4 170 -10L-164 -6C-178 0 -180 10 -170 20Z',
      colour.straw,
    ) +
    line(
      'M-166 8C-60 34 100 34 172 10M-164 20C-60 44 100 44 168 22',
      shade(colour.straw, 0.4),
      4,
      0.6,
      '9 5',
    ) +
    solid(
      'M-164 -6C-170 -50 -160 -92 -138 -104C-110 -108 -80 -84 -44 -70C20 -66 120 -60 166 -14C120 14 -120 16 -164 -6Z',
      hex,
      shade(hex, 0.36),
      210,
      line('M20 -66C2 -40 0 -16 6 8', shade(hex, 0.35), 4, 0.7) +
        line('M-130 -104C-118 -70 -118 -30 -124 4', shade(hex, 0.35), 4, 0.5),
    ) +
    fill(
      'M-138 -100C-100 -100 -66 -76 -40 -68C-20 -64 10 -66 24 -62C0 -40 -60 -36 -96 -48C-124 -58 -140 -80 -138 -100Z',
      shade(hex, 0.55),
    ) +
    line('M-52 -74C-30 -84 0 -82 20 -66M-58 -72C-40 -90 0 -92 22 -68', lit(hex, 0.6), 4);
  return `<g transform="translate(46 -74) rotate(-6)">${shoe}</g><g transform="translate(-26 20)">${shoe}</g>`;
}

/** A bag of canvas with a painted wave; hangs by its handles from 0, 0. */
export function marketBag(hex: string): string {
  const cream = colour.lime;
  const handles = line('M-90 236C-96 100 -60 0 0 0C60 0 96 100 90 236', shade(hex, 0.2), 17);
  const back = line('M-72 230C-76 110 -50 24 0 22C50 24 76 110 72 230', shade(hex, 0.5), 13, 0.7);
  const body =
    'M-186 222C-60 232 60 232 186 222C194 340 198 450 200 560C80 584 -80 584 -200 560C-198 450 -194 340 -186 222Z';
  const wave = (y: number) =>
    `M-150 ${y}C-120 ${y - 34} -90 ${y - 34} -60 ${y}S0 ${y + 34} 30 ${y}S90 ${y - 34} 120 ${y}S150 ${y + 20} 160 ${y + 6}`;
  const art = line(wave(390) + wave(436) + wave(482), hex, 15) + oval(84, 318, 34, 34, colour.coral);
  return (
    back +
    solid(
      body,
      cream,
      shade(cream, 0.36),
      250,
      fill('M-220 520C-80 546 80 546 220 520V600H-220Z', hex) +
        art +
        line('M-60 240C-70 330 -64 420 -84 540M120 240C130 320 120 380 134 450', shade(cream, 0.4), 5, 0.35),
    ) +
    handles +
    fill('M-108 222H-74V262H-108ZM74 222H108V262H74Z', shade(hex, 0.2))
  );
}

/** A round basket with two leather handles. */
export function basket(): string {
  const straw = mix(colour.straw, colour.sand, 0.25);
  const body =
    'M-214 -236C-236 -150 -220 -60 -168 -8C-80 18 80 18 168 -8C220 -60 236 -150 214 -236C120 -206 -120 -206 -214 -236Z';
  const leather = (y: number) =>
    line(
      `M-110 ${y}C-120 ${y - 130} -70 ${y - 190} 0 ${y - 190}C70 ${y - 190} 120 ${y - 130} 110 ${y}`,
      colour.bark,
      17,
    );
  const uprights = rows(
    9,
    (n) => `M${-190 + n * 47} -240C${-200 + n * 50} -150 ${-176 + n * 44} -60 ${-150 + n * 37} 10`,
  );
  const studs = oval(-110, -206, 8, 8, colour.brass) + oval(110, -206, 8, 8, colour.brass);
  return (
    leather(-236).replace(colour.bark, shade(colour.bark, 0.5)) +
    oval(0, -236, 214, 34, shade(colour.bark, 0.35)) +
    solid(
      body,
      straw,
      shade(straw, 0.42),
      250,
      line(braid(240, -216, 10, 21, 34), shade(straw, 0.42), 5, 0.5, '20 8') +
        line(uprights, shade(straw, 0.35), 4, 0.3),
    ) +
    line('M-214 -236C-120 -206 120 -206 214 -236', lit(straw, 0.4), 13) +
    leather(-200) +
    studs
  );
}

/** A towel over a line or a rail: 0, 0 is the middle of its upper edge. */
export function towel(hex: string, width = 360, long = 520): string {
  const w = width / 2;
  const path = `M${-w} 0H${w}C${w - 6} ${long * 0.4} ${w + 8} ${long * 0.7} ${w} ${long}C${w * 0.3} ${long + 12} ${-w * 0.4} ${long - 8} ${-w} ${long}C${-w - 8} ${long * 0.7} ${-w + 6} ${long * 0.4} ${-w} 0Z`;
  const bar = (y: number, thick: number) =>
    `M${-w - 20} ${y}C${-w * 0.3} ${y + 8} ${w * 0.3} ${y - 8} ${w + 20} ${y}V${y + thick}C${w * 0.3} ${y + thick - 8} ${-w * 0.3} ${y + thick + 8} ${-w - 20} ${y + thick}Z`;
  const bars = [0.1, 0.16, 0.62, 0.7, 0.86].map((part, n) => bar(long * part, n % 2 ? 12 : 30)).join('');
  const fringe = rows(Math.floor(width / 12), (n) => `M${-w + 6 + n * 12} ${long - 2}v26`);
  const planes =
    fill(
      `M${w * 0.36} -10C${w * 0.5} ${long * 0.3} ${w * 0.28} ${long * 0.6} ${w * 0.42} ${long + 30}H${w + 40}V-10Z`,
      shade(hex, 0.4),
      0.3,
    ) +
    fill(
      `M${-w * 0.5} -10C${-w * 0.4} ${long * 0.3} ${-w * 0.58} ${long * 0.6} ${-w * 0.44} ${long + 30}H${-w * 0.2}C${-w * 0.34} ${long * 0.6} ${-w * 0.2} ${long * 0.3} ${-w * 0.28} -10Z`,
      shade(hex, 0.4),
      0.18,
    );
  return (
    line(fringe, lit(hex, 0.55), 4) + fill(path, lit(hex, 0.72)) + within(path, fill(bars, hex) + planes)
  );
}

/** A deck chair from its side front, sling and frame. */
export function deckChair(hex: string): string {
  const wood = colour.wood;
  const leg = (path: string, deep = false) => line(path, deep ? shade(wood, 0.35) : wood, 19);
  const sling = 'M-196 -440L20 -470C36 -330 64 -200 216 -150L12 -104C-120 -140 -170 -290 -196 -440Z';
  const band = (a: number, b: number) => {
    const across = (t: number): Point[] => [
      [-196 + 216 * t, -440 - 30 * t],
      [-146 + 190 * t, -270 + 40 * t * 0.2],
      [-70 + 190 * t, -150 - 40 * t],
      [12 + 204 * t, -104 - 46 * t],
    ];
    return `${curve(across(a), false)}L${nth(across(b), -1).join(' ')}${curve(across(b).reverse(), false).replace('M', 'L')}Z`;
  };
  const bands = band(0.1, 0.26) + band(0.42, 0.58) + band(0.74, 0.9);
  return (
    leg('M40 -478L262 0', true) +
    leg('M214 -160L-30 0', true) +
    leg('M-30 -250L-150 -20', true) +
    solid(
      sling,
      colour.lime,
      shade(colour.lime, 0.36),
      0,
      fill(bands, hex) + fill('M-30 -480C-10 -330 20 -200 130 -110L240 -100V-480Z', shade(hex, 0.5), 0.2),
    ) +
    leg('M-206 -446L36 0') +
    leg('M24 -106L-226 0') +
    leg('M-210 -442L34 -476') +
    leg('M4 -102L224 -152') +
    line('M-204 -446L30 -12', lit(wood, 0.5), 4, 0.7)
  );
}

/** An open parasol, its point in the sand at 0, 0. */
export function parasol(hex: string = colour.clay, pale: string = colour.lime): string {
  const top: Point = [40, -880];
  const rim: Point[] = [
    [-380, -560],
    [-260, -536],
    [-110, -520],
    [70, -520],
    [230, -540],
    [352, -576],
    [432, -622],
  ];
  const panel = (n: number) => {
    const [a, b] = [nth(rim, n), nth(rim, n + 1)];
    const mid: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + 22];
    const lift = (p: Point) => `${(p[0] + top[0]) / 2 + (p[0] - top[0]) * 0.1} ${(p[1] + top[1]) / 2 - 70}`;
    const path = `M${top.join(' ')}Q${lift(a)} ${a.join(' ')}Q${mid.join(' ')} ${b.join(' ')}Q${lift(b)} ${top.join(' ')}Z`;
    return fill(path, n % 2 ? pale : hex) + (n > 3 ? fill(path, shade(hex, 0.5), 0.16 + n * 0.02) : '');
  };
  const under = fill(`${curve(rim, false)}C300 -660 -200 -600 -380 -560Z`, shade(hex, 0.5));
  return (
    line('M0 0L34 -560', shade(colour.wood, 0.3), 17) +
    line('M-4 0L30 -560', lit(colour.wood, 0.2), 8) +
    under +
    rows(6, panel) +
    line('M40 -880L43 -920', colour.wood, 14) +
    oval(43, -926, 12, 12, colour.brass)
  );
}
