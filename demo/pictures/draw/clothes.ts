/** Clothes. Each hangs from 0, 0 (the hook or the line) and falls downwards; about 420 wide, 520 long. */
import { colour, lit, shade } from './palette.ts';
import { at, curve, fill, line, mirror, oval, within } from './svg.ts';

export interface Cloth {
  hex: string;
  /** The second colour of a stripe. */
  stripe?: string;
  /** Whether a wall close behind catches its shadow. */
  wall?: boolean;
}

const SIDE = 'M64 -30C88 80 44 170 70 270C90 350 52 440 76 700H320V-30Z';
const EDGE = 'M118 -30C150 60 104 170 126 270C140 350 106 450 122 700H320V-30Z';

/** Cloth hangs in soft planes: its side away from the light, then folds; `wall` catches a shadow. */
function cloth(path: string, { hex, wall = true }: Cloth, detail: string): string {
  const dark = shade(hex, 0.34);
  const behind = wall ? at(24, 26, fill(path, colour.ink, 0.15)) : '';
  const planes = fill(SIDE, dark, 0.42) + fill(EDGE, dark, 0.5);
  return behind + fill(path, hex) + within(path, planes + detail);
}

const folds = (path: string, hex: string, opacity = 0.35) => line(path, shade(hex, 0.45), 5, opacity);

export function hanger(): string {
  return (
    line('M0 -4C0 -26 26 -26 24 -46C22 -62 -4 -62 -6 -46', colour.bark, 6) +
    fill(
      'M-150 52C-90 14 -30 -2 0 -4C30 -2 90 14 150 52C152 62 146 66 138 62C90 34 40 18 0 18C-40 18 -90 34 -138 62C-146 66 -152 62 -150 52Z',
      colour.wood,
    )
  );
}

/** A peg in the wall with its shadow. */
export function peg(): string {
  return (
    fill('M-8 0L46 34L46 50L-8 16Z', colour.ink, 0.16) +
    oval(4, 4, 17, 17, shade(colour.wood, 0.5)) +
    oval(0, 0, 16, 16, colour.wood) +
    oval(-4, -4, 6, 6, lit(colour.wood, 0.5))
  );
}

const SHIRT =
  'M-62 8C-100 18 -140 34 -164 58C-186 130 -204 200 -214 258C-190 272 -166 278 -144 280C-138 240 -130 200 -122 172C-126 270 -128 380 -134 494' +
  'C-90 512 -40 512 0 502C40 512 92 510 134 490C128 380 126 270 122 172C130 200 138 240 144 280C166 278 190 272 214 258C204 200 186 130 164 58' +
  'C140 34 100 18 62 8C40 34 -40 34 -62 8Z';
const LONG =
  'M-62 8C-100 18 -140 34 -160 58C-186 150 -206 270 -214 400C-194 410 -176 412 -158 410C-152 330 -140 240 -124 176C-128 270 -130 390 -138 516' +
  'C-90 532 -44 534 0 522C44 534 92 530 138 512C130 390 128 270 124 176C140 240 152 330 158 410C176 412 194 410 214 400C206 270 186 150 160 58' +
  'C140 34 100 18 62 8C40 34 -40 34 -62 8Z';
const FOLDS =
  'M-104 190C-96 250 -92 310 -94 380M96 170C90 230 98 330 84 430M-40 300C-30 360 -36 420 -44 470M40 120C54 170 48 230 58 280M-140 90C-128 120 -124 150 -122 172M140 96C130 120 124 150 122 172';

const stripes = (hex: string, from: number, gap: number, thick: number) =>
  line(
    Array.from(
      { length: 14 },
      (_, n) =>
        `M-230 ${from + n * gap}C-90 ${from + n * gap + 14} 90 ${from + n * gap + 14} 230 ${from + n * gap}`,
    ).join(''),
    hex,
    thick,
  );

/** A shirt with buttons; `short` sleeves and an open collar make it a summer one. */
export function shirt({ hex, wall }: Cloth, short = false): string {
  const path = short ? SHIRT : LONG;
  const low = short ? 490 : 512;
  const dark = shade(hex, 0.32);
  const buttons = Array.from({ length: 5 }, (_, n) =>
    oval(4, 130 + n * ((low - 180) / 4), 6, 6, shade(hex, 0.5)),
  ).join('');
  const cuffs = short ? 'M-212 244L-142 266M212 244L142 266' : 'M-214 376L-160 386M214 376L160 386';
  const front =
    line(`M-12 60C-10 200 -12 340 -8 ${low}M20 60C20 200 18 340 20 ${low}`, dark, 4, 0.6) + buttons;
  return (
    cloth(path, { hex, wall }, folds(FOLDS, hex) + line(cuffs, dark, 4, 0.6) + front) +
    pocket(hex) +
    (short ? camp(hex) : collar(hex))
  );
}

const pocket = (hex: string) =>
  fill('M48 150C72 146 88 146 108 148L106 214L78 228L52 216Z', shade(hex, 0.2), 0.55) +
  line('M48 152C72 148 88 148 108 150M52 216L78 228L106 214', shade(hex, 0.42), 4, 0.7);

/** The hole of the neck, then two points of cloth. */
function collar(hex: string): string {
  const side =
    fill('M-66 4C-48 -14 -30 -20 -6 -20C-30 6 -24 40 0 70L-52 96C-70 60 -76 30 -66 4Z', lit(hex, 0.35)) +
    line('M0 70L-52 96C-70 60 -76 30 -66 4', shade(hex, 0.4), 4, 0.7);
  return (
    fill('M-56 6C-30 -22 30 -22 56 6C40 30 16 50 4 72C-14 50 -40 30 -56 6Z', shade(hex, 0.42)) +
    side +
    mirror(side)
  );
}

function camp(hex: string): string {
  const side =
    fill(
      'M-66 4C-48 -12 -34 -16 -20 -16C-22 30 -10 84 4 124L-48 110L-44 84L-84 92C-86 60 -80 30 -66 4Z',
      lit(hex, 0.22),
    ) + line('M4 124L-48 110L-44 84L-84 92C-86 60 -80 30 -66 4', shade(hex, 0.4), 4, 0.7);
  return (
    fill('M-56 6C-30 -18 30 -18 56 6C40 50 16 90 4 124C-10 90 -40 50 -56 6Z', shade(hex, 0.5)) +
    side +
    mirror(side)
  );
}

export function tee({ hex, stripe = colour.indigo, wall }: Cloth): string {
  const neck =
    fill('M-84 10C-40 -10 40 -10 84 10C40 42 -40 42 -84 10Z', shade(hex, 0.38)) +
    line('M-84 10C-40 42 40 42 84 10', lit(hex, 0.4), 9) +
    line('M-84 10C-40 -10 40 -10 84 10', lit(hex, 0.2), 7);
  const sleeves =
    'M-160 58C-186 150 -206 270 -214 400H-158C-152 330 -140 240 -124 176ZM160 58C186 150 206 270 214 400H158C152 330 140 240 124 176Z';
  const across = within(sleeves, stripes(stripe, 110, 34, 12));
  const chest = within('M-124 60H124V530H-138Z', stripes(stripe, 104, 34, 12));
  return (
    cloth(
      LONG,
      { hex, wall },
      across +
        chest +
        folds(FOLDS, hex, 0.28) +
        line('M-124 176C-126 130 -134 90 -150 62M124 176C126 130 134 90 150 62', shade(hex, 0.4), 4, 0.6),
    ) + neck
  );
}

export function smock({ hex, wall }: Cloth): string {
  const dark = shade(hex, 0.4);
  const bag = (x: number) =>
    fill(`M${x} 330H${x + 92}V430C${x + 60} 440 ${x + 30} 440 ${x} 430Z`, lit(hex, 0.12)) +
    line(
      `M${x} 332H${x + 92}M${x} 330V430C${x + 30} 440 ${x + 60} 440 ${x + 92} 430V330`,
      lit(hex, 0.4),
      3,
      0.7,
      '7 6',
    );
  const stand =
    fill('M-70 6C-60 -26 60 -26 70 6C50 30 20 40 6 44L0 130L-6 44C-20 40 -50 30 -70 6Z', dark) +
    line('M-70 6C-50 30 -20 42 -8 46L-2 128M70 6C50 30 20 42 8 46L2 128', lit(hex, 0.28), 12) +
    line('M-70 4C-60 -24 60 -24 70 4', hex, 9);
  const seams = line(
    'M-124 176C-126 130 -134 90 -150 62M124 176C126 130 134 90 150 62M-214 372L-158 382M214 372L158 382',
    lit(hex, 0.4),
    3,
    0.7,
    '7 6',
  );
  return cloth(LONG, { hex, wall }, folds(FOLDS, hex, 0.5) + seams + bag(-112) + bag(20)) + stand;
}

export function trousers({ hex, wall }: Cloth): string {
  const path =
    'M-104 0C-60 8 60 8 104 0C116 60 124 110 128 170C140 320 146 440 150 560C120 570 80 572 46 566C38 440 26 320 6 200H-6C-26 320 -38 440 -46 566C-80 572 -120 570 -150 560C-146 440 -140 320 -128 170C-124 110 -116 60 -104 0Z';
  const band =
    fill('M-106 0C-60 10 60 10 106 0L110 34C60 44 -60 44 -110 34Z', lit(hex, 0.25)) +
    line('M-90 8V34M-60 12V38M-30 14V40M30 14V40M60 12V38M90 8V34', shade(hex, 0.4), 3, 0.6);
  const cord =
    line('M-4 30C-20 70 -30 96 -26 128M6 30C22 60 20 90 28 114', colour.lime, 6) +
    oval(2, 28, 11, 9, colour.lime);
  const detail =
    folds(
      'M0 44C-4 100 -2 150 0 200M-96 60C-80 90 -76 110 -80 140M96 60C84 90 80 110 82 140M-86 240C-80 340 -92 440 -96 550M84 240C92 340 96 440 100 552M-30 220C-40 300 -56 380 -62 470',
      hex,
    ) + line('M-112 70C-100 110 -110 130 -124 150M112 70C100 110 110 130 124 150', shade(hex, 0.4), 4, 0.6);
  return cloth(path, { hex, wall }, detail) + band + cord;
}

export function sundress({ hex, wall }: Cloth): string {
  const path =
    'M-96 90C-60 116 60 116 96 90C98 140 90 190 84 236C130 360 168 480 186 620C120 650 -120 650 -186 620C-168 480 -130 360 -84 236C-90 190 -98 140 -96 90Z';
  const bow = (x: number) =>
    fill(
      `M${x} 24C${x - 34} -4 ${x - 56} 6 ${x - 50} 24C${x - 44} 40 ${x - 20} 36 ${x} 26C${x + 34} -4 ${x + 56} 6 ${x + 50} 24C${x + 44} 40 ${x + 20} 36 ${x} 26Z`,
      lit(hex, 0.15),
    ) +
    line(
      `M${x} 28C${x - 8} 56 ${x - 22} 70 ${x - 30} 86M${x} 28C${x + 10} 52 ${x + 18} 66 ${x + 30} 80`,
      hex,
      11,
    ) +
    oval(x, 26, 9, 11, shade(hex, 0.25));
  const straps = line('M-86 100C-90 70 -84 50 -78 30M86 100C90 70 84 50 78 30', shade(hex, 0.15), 13);
  return (
    straps +
    cloth(
      path,
      { hex, wall },
      folds(
        'M-60 250C-80 380 -110 500 -120 620M-20 250C-26 400 -40 520 -44 630M30 250C40 380 50 520 54 632M66 250C90 360 120 500 130 620M-70 120C-60 160 -64 200 -60 230M50 122C44 160 50 200 46 232',
        hex,
        0.5,
      ) +
        line('M-84 236C-30 250 30 250 84 236', shade(hex, 0.4), 6, 0.7) +
        line('M-176 572C-110 600 110 600 176 572', shade(hex, 0.35), 4, 0.6),
    ) +
    bow(-78) +
    bow(78)
  );
}

export function shorts({ hex, wall }: Cloth): string {
  const path =
    'M-150 0C-80 10 80 10 150 0C164 80 178 170 190 268C130 296 76 300 22 288L4 190H-4L-22 288C-76 300 -130 296 -190 268C-178 170 -164 80 -150 0Z';
  const waist =
    fill('M-152 0C-80 12 80 12 152 0L156 36C80 48 -80 48 -156 36Z', lit(hex, 0.2)) +
    line(
      'M-130 8V36M-100 10V40M-70 12V42M-40 13V43M40 13V43M70 12V42M100 10V40M130 8V36',
      shade(hex, 0.35),
      4,
      0.5,
    );
  const side = fill('M-150 40L-184 268L-164 278L-132 40ZM150 40L184 268L164 278L132 40Z', lit(hex, 0.6));
  const cord = line('M-6 32C-24 70 -28 92 -22 118M6 32C22 60 24 86 18 110', colour.lime, 7);
  return (
    cloth(
      path,
      { hex, wall },
      side +
        folds('M0 46C-4 90 -2 140 0 190M-80 80C-70 140 -84 210 -88 280M90 80C80 140 92 210 96 280', hex, 0.5),
    ) +
    waist +
    cord
  );
}

/** A square of printed cloth, hung by one corner so that it falls in two wings. */
export function scarf({ hex, stripe = colour.lime, wall }: Cloth): string {
  const path =
    'M-16 0C-60 90 -150 240 -196 372C-150 372 -110 400 -76 436C-40 420 -20 470 6 520C40 470 60 420 92 430C120 396 160 376 200 366C150 240 64 90 16 0Z';
  const dots = Array.from(
    { length: 30 },
    (_, n) => `M${-170 + (n % 6) * 68 + (Math.floor(n / 6) % 2) * 34} ${110 + Math.floor(n / 6) * 66}h.1`,
  ).join('');
  const border = line(
    'M-180 344C-140 348 -104 374 -74 408C-36 392 -14 440 6 484C36 440 60 394 90 402C116 372 150 350 184 340',
    stripe,
    10,
  );
  return (
    cloth(
      path,
      { hex, wall },
      line(dots, stripe, 20) +
        border +
        folds('M-6 60C-40 180 -70 320 -76 430M6 60C10 220 8 400 6 500M14 60C50 180 84 320 92 420', hex, 0.6),
    ) + curveKnot(hex)
  );
}

const curveKnot = (hex: string) =>
  fill(
    curve([
      [-22, 0],
      [0, -14],
      [22, 2],
      [16, 26],
      [-16, 26],
    ]),
    lit(hex, 0.2),
  ) + line('M-8 22C-2 12 4 8 12 6', shade(hex, 0.4), 4);
