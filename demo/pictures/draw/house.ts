/** Things of the house: for the bath, the bed, the desk and the evening. 0, 0 is the middle of the foot. */

import { colour, lit, mix, shade } from './palette.ts';
import {
  at,
  chance,
  curve,
  fill,
  glow,
  line,
  newId,
  oval,
  type Point,
  solid,
  straight,
  within,
} from './svg.ts';

const rows = (count: number, row: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => row(n)).join('');

/** A wrapped bar and a bare one. */
export function soap(): string {
  const bar = colour.sage;
  const bare =
    fill('M-150 -70L40 -96L150 -70L-40 -40Z', lit(bar, 0.4)) +
    fill('M-150 -70L-40 -40V40L-150 10Z', bar) +
    fill('M-40 -40L150 -70V10L-40 40Z', shade(bar, 0.28)) +
    line('M-30 -72C-6 -82 10 -60 34 -72S70 -76 76 -74', shade(bar, 0.25), 6);
  const paper = colour.lime;
  const wrapped =
    fill('M-150 -70L40 -96L150 -70L-40 -40Z', paper) +
    fill('M-150 -70L-40 -40V40L-150 10Z', shade(paper, 0.1)) +
    fill('M-40 -40L150 -70V10L-40 40Z', shade(paper, 0.25)) +
    fill('M-84 -52L110 -80L70 -88L-116 -62Z', colour.clay) +
    fill('M-116 -62L-84 -52V28L-116 19Z', shade(colour.clay, 0.15)) +
    oval(96, -26, 15, 18, colour.clay, 0.8);
  return at(-10, 0, wrapped) + at(20, -88, bare);
}

export function book(): string {
  const cover = colour.sea;
  const wave = (y: number) =>
    `M-140 ${y}C-112 ${y - 34} -84 ${y - 34} -56 ${y}S0 ${y + 34} 28 ${y}S84 ${y - 34} 112 ${y}S150 ${y + 20} 170 ${y}`;
  const front = 'M-170 -260H176V260H-170Z';
  return (
    at(26, 28, fill(front, colour.ink, 0.25)) +
    fill('M-156 -248H192V272H-156Z', colour.paper) +
    line('M186 -240V266M180 -240V266', shade(colour.paper, 0.3), 2) +
    solid(
      front,
      cover,
      shade(cover, 0.3),
      0,
      line([40, 84, 128, 172, 216].map(wave).join(''), colour.lime, 11, 0.9) +
        oval(20, -110, 74, 74, colour.lemon) +
        within('M-200 -400H300V-110H-200Z', oval(20, -110, 74, 74, colour.coral)) +
        fill('M-170 -260H-136V260H-170Z', colour.deep),
    ) +
    line('M90 258C94 290 86 310 96 340', colour.clay, 12)
  );
}

export function pencil(): string {
  return (
    fill('M-220 -9H150V9H-220Z', colour.ochre) +
    fill('M-220 3H150V9H-220Z', shade(colour.ochre, 0.35)) +
    fill('M150 -9L186 0L150 9Z', colour.sand) +
    fill('M174 -3L186 0L174 3Z', colour.ink) +
    fill('M-244 -9H-220V9H-244Z', colour.clay)
  );
}

const IRON = colour.deep;

export function lantern(burning = true): string {
  const light = burning ? glow(0, -190, 230, 230, '#ffd98a', 0.55) : '';
  const wick = burning
    ? fill(
        curve([
          [0, -214],
          [11, -176],
          [0, -150],
          [-11, -176],
        ]),
        '#f5b347',
      ) +
      fill(
        curve([
          [0, -190],
          [5, -170],
          [0, -156],
          [-5, -170],
        ]),
        '#fff3c4',
      )
    : '';
  return (
    light +
    line('M-74 -330C-80 -470 80 -470 74 -330', IRON, 8) +
    fill('M-96 -306H96V-40H-96Z', lit(colour.mist, 0.4), 0.55) +
    (burning ? fill('M-96 -306H96V-40H-96Z', '#ffd98a', 0.4) : '') +
    solid('M-40 -146H40V-40H-40Z', colour.lime, shade(colour.lime, 0.35), 52) +
    oval(0, -146, 40, 8, colour.white) +
    wick +
    line('M-96 -306V-40M96 -306V-40', IRON, 12) +
    line('M-34 -306V-40M34 -306V-40', IRON, 5, 0.55) +
    line('M-76 -280V-90', '#fff', 7, 0.6) +
    fill('M-118 -300C-100 -346 -70 -372 -30 -380H30C70 -372 100 -346 118 -300Z', IRON) +
    fill('M40 -379C76 -370 100 -346 118 -300H66C66 -330 58 -360 40 -379Z', shade(IRON, 0.5), 0.6) +
    fill('M-118 -44H118L128 0C60 12 -60 12 -128 0Z', IRON) +
    fill('M50 -44H118L128 0C100 6 80 7 60 8Z', shade(IRON, 0.5), 0.6) +
    line('M-104 -318C-92 -340 -76 -352 -56 -360', lit(IRON, 0.5), 5, 0.7)
  );
}

/** A blanket folded in four, its fringe to the front. */
export function blanket(hex: string): string {
  const fold = (y: number, tone: string) =>
    `<g transform="translate(0 ${y})">${solid('M-260 -84C-280 -60 -282 -24 -262 0C-90 14 90 14 262 0C276 -20 276 -60 258 -84C90 -70 -90 -70 -260 -84Z', tone, shade(tone, 0.36), 330, line('M-250 -64C-90 -48 90 -48 250 -64M-254 -50C-90 -34 90 -34 254 -50', lit(tone, 0.5), 5, 0.8))}</g>`;
  const fringe = rows(
    34,
    (n) => `M${-252 + n * 15.3} ${4 + Math.sin(n / 11) * 6}l${n % 2 ? 4 : -3} ${40 + (n % 3) * 5}`,
  );
  return (
    line(fringe, lit(hex, 0.3), 6) +
    fold(0, hex) +
    fold(-78, lit(hex, 0.12)) +
    fold(-156, hex) +
    fill('M-260 -240C-180 -276 180 -276 258 -240C180 -214 -180 -214 -260 -240Z', lit(hex, 0.3)) +
    line('M-200 -246C-120 -226 120 -226 200 -246', colour.lime, 6, 0.7)
  );
}

export function cushion(hex: string, ground: string = colour.lime): string {
  const path =
    'M-226 -424C-120 -400 120 -400 230 -428C206 -310 206 -120 236 -8C120 2 -110 4 -232 -6C-204 -120 -206 -310 -226 -424Z';
  const stripe =
    fill('M-300 -300C-100 -280 100 -280 300 -300V-150C100 -130 -100 -130 -300 -150Z', hex) +
    line('M-300 -330C-100 -310 100 -310 300 -330M-300 -122C-100 -102 100 -102 300 -122', hex, 8);
  return (
    solid(
      path,
      ground,
      shade(ground, 0.34),
      300,
      stripe +
        line(
          'M-190 -390C-150 -350 -140 -330 -136 -310M-196 -40C-160 -70 -150 -90 -144 -110M196 -392C160 -350 150 -330 146 -310M200 -40C170 -66 156 -86 150 -106',
          shade(ground, 0.5),
          6,
          0.4,
        ),
    ) + line('M-222 -418C-202 -310 -200 -120 -226 -12', colour.white, 4, 0.5)
  );
}

/** Four napkins in a stack, one corner turned. */
export function napkins(): string {
  const sheet = (y: number, ground: string, stripe?: string) => {
    const path = `M-250 ${y}L10 ${y - 92}L260 ${y}L-4 ${y + 104}Z`;
    const bars = stripe
      ? [0.2, 0.32, 0.44, 0.56]
          .map((t) => `M${-250 + 246 * t} ${y + 104 * t}L${10 + 250 * t} ${y - 92 + 92 * t}`)
          .join('')
      : '';
    return (
      fill(`M-250 ${y}L-4 ${y + 104}L260 ${y}V${y + 15}L-4 ${y + 119}L-250 ${y + 15}Z`, shade(ground, 0.28)) +
      within(
        path,
        fill(path, ground) +
          (bars ? line(bars, stripe ?? ground, 13) : '') +
          fill(`M260 ${y}L-4 ${y + 104}L60 ${y - 60}Z`, shade(ground, 0.4), 0.12),
      )
    );
  };
  return (
    sheet(-30, colour.clay) +
    sheet(-52, colour.lime, colour.clay) +
    sheet(-74, colour.rose) +
    sheet(-96, colour.lime, colour.sea) +
    fill('M-4 8L-60 -16L20 -44Z', shade(colour.lime, 0.16))
  );
}

/** A long cotton cloth with a drawn wave; hangs from 0, 0. */
export function tenugui(): string {
  const path = 'M-150 0H150C144 200 158 400 150 640C50 650 -60 634 -150 640C-158 400 -144 200 -150 0Z';
  const arch = (x: number, y: number) =>
    [46, 32, 18].map((r) => `M${x - r} ${y}A${r} ${r} 0 0 1 ${x + r} ${y}`).join('');
  const print = newId();
  const tile = line(arch(46, 62) + arch(0, 124) + arch(92, 124), colour.lime, 5, 0.9);
  const waves = `<pattern id="${print}" width="92" height="124" patternUnits="userSpaceOnUse">${tile}</pattern>`;
  return (
    at(20, 22, fill(path, colour.ink, 0.14)) +
    waves +
    within(
      path,
      fill(path, colour.indigo) +
        fill('M-160 62H160V640H-160Z', `url(#${print})`) +
        fill('M-160 0H160V56C60 64 -60 50 -160 58Z', colour.indigo) +
        fill('M50 -10C70 200 40 420 60 660H200V-10Z', colour.night, 0.28) +
        fill('M-90 -10C-70 200 -100 420 -84 660H-40C-60 420 -30 200 -50 -10Z', colour.night, 0.16),
    )
  );
}

const sprigLeaf = (): Point[] => [
  [-10, 0],
  [30, -40],
  [90, -46],
  [50, -4],
];

const sprigPetals = (x: number, y: number) =>
  rows(5, (n) => oval(x + Math.cos(n * 1.26) * 17, y + Math.sin(n * 1.26) * 15, 14, 11, colour.white)) +
  oval(x, y, 8, 7, colour.lemon);

/** A twig of orange blossom, fig leaf or pine needles beside a candle. */
export function sprig(kind: 'fig' | 'pine' | 'orange'): string {
  if (kind === 'fig')
    return (
      fill(
        'M0 0C-30 -20 -60 -60 -50 -90C-30 -90 -24 -80 -18 -66C-20 -100 -10 -130 6 -140C24 -128 26 -98 22 -66C32 -84 46 -92 60 -86C64 -56 34 -18 0 0Z',
        colour.leaf,
      ) + line('M0 20V-110M0 -30L-34 -64M4 -34L40 -66', lit(colour.leaf, 0.4), 4, 0.8)
    );
  const next = chance(kind.length);
  if (kind === 'pine')
    return (
      line(
        rows(
          26,
          (n) => `M${-n * 4} ${-n * 2}l${-20 - next() * 40} ${(n % 2 ? -1 : 1) * (34 + next() * 26) - 20}`,
        ),
        colour.leaf,
        5,
      ) + line('M10 4L-110 -56', colour.bark, 8)
    );

  return (
    fill(curve(sprigLeaf()), colour.leaf) +
    fill(
      straight([
        [-10, 0],
        [-50, -44],
        [-100, -40],
        [-60, 0],
      ]),
      mix(colour.leaf, colour.sage, 0.4),
    ) +
    sprigPetals(-8, -22) +
    sprigPetals(34, -62) +
    sprigPetals(-44, -58)
  );
}
