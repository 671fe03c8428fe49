/** A lane of steps in Alfama at ten in the morning, and who climbs it. 1200 x 1500. */
import { towel } from '../beach.ts';
import { scarf, tee } from '../clothes.ts';
import { colour as c, lit, shade } from '../palette.ts';
import { brush, grain } from '../room.ts';
import { at, blend, box, chance, curve, fill, glow, line, oval, straight, within } from '../svg.ts';
import { walker } from './walker.ts';

/** A window with shutters, a stone frame and a box of geraniums. */
function windowBox(hex: string): string {
  const next = chance(9);
  const flowers = Array.from({ length: 16 }, (_, n) =>
    oval(-66 + n * 9, 128 - next() * 30, 9, 8, n % 3 ? c.coral : c.brick),
  ).join('');
  const leaves = Array.from({ length: 12 }, (_, n) =>
    oval(-64 + n * 12, 140 - next() * 10, 11, 8, c.leaf),
  ).join('');
  const slats = Array.from(
    { length: 9 },
    (_, n) => `M-112 ${-120 + n * 26}H-66M66 ${-120 + n * 26}H112`,
  ).join('');
  return (
    box(-72, -146, 144, 292, shade(c.lime, 0.08)) +
    box(-56, -130, 112, 262, c.deep) +
    line('M0 -130V132M-56 -30H56', c.lime, 8) +
    fill('M-56 -130H-10L-56 -60Z', c.lagoon, 0.6) +
    box(-120, -136, 62, 272, hex) +
    box(58, -136, 62, 272, shade(hex, 0.18)) +
    line(slats, shade(hex, 0.4), 5, 0.7) +
    leaves +
    flowers +
    fill('M-80 140H84L76 182H-72Z', c.brick) +
    fill('M40 140H84L76 182H44Z', shade(c.brick, 0.4))
  );
}

/** Steps from the near edge up to where the lane turns; `side` runs from 0 (left) to 1 (right). */
function steps(): string {
  const edge = (up: number): [number, number, number] => [
    180 + 300 * up,
    1020 - 260 * up,
    1500 - 820 * up ** 0.86,
  ];
  return Array.from({ length: 14 }, (_, n) => {
    const [l0, r0, y0] = edge(n / 14);
    const [l1, r1, y1] = edge((n + 1) / 14);
    const lip = y0 - (y0 - y1) * 0.42;
    const tone = lit('#e9d3b4', 0.4 - n * 0.015);
    const riser = fill(
      straight([
        [l0, y0],
        [r0, y0],
        [r0, lip],
        [l0, lip],
      ]),
      shade('#d9b591', 0.16 + n * 0.004),
    );
    const tread = fill(
      straight([
        [l0, lip],
        [r0, lip],
        [r1, y1],
        [l1, y1],
      ]),
      tone,
    );
    return riser + tread + line(`M${l0} ${lip}H${r0}`, c.white, 3.5 - n * 0.15, 0.8);
  }).join('');
}

const cobbles = () => {
  const next = chance(31);
  return line(
    Array.from({ length: 22 }, () => {
      const up = next();
      return `M${(260 + 240 * up + next() * (680 - 460 * up)).toFixed(0)} ${(1470 - 780 * up ** 0.86).toFixed(0)}h${(8 + next() * 26 * (1 - up)).toFixed(0)}`;
    }).join(''),
    c.bark,
    3,
    0.22,
  );
};

function leftHouse(): string {
  const wall = blend(lit(c.rose, 0.35), c.rose, '0 0 1 0');
  const base = 'M0 0H330L480 672V700L180 1500H0Z';
  return (
    wall.markup +
    fill(base, wall.paint) +
    within(
      base,
      brush(0, 60, 420, 1300, c.white, 12, 14, 0.16) +
        fill('M0 1110L330 1110L470 700L480 760L190 1500H0Z', c.ochre, 0.55) +
        fill('M0 1096L334 1098L328 1116H0Z', c.white, 0.6),
    ) +
    at(150, 560, `<g id="window">${windowBox('#4c7a72')}</g>`, 1.05) +
    at(150, 150, '<use href="#window"/>', 0.95) +
    fill('M0 -10H350L336 30H0Z', shade(c.clay, 0.1)) +
    line('M0 36H336', shade(c.rose, 0.4), 8, 0.5)
  );
}

function rightHouse(): string {
  const wall = blend('#cfcadb', '#b3b2cc', '0 0 1 1');
  const base = 'M1200 0H850L742 676L760 700L1020 1500H1200Z';
  const tile = Array.from({ length: 6 }, (_, row) =>
    Array.from(
      { length: 4 },
      (_, n) => `M${900 + n * 86 + row * 9} ${1010 + row * 84}l34 30l-34 30l-34 -30Z`,
    ).join(''),
  ).join('');
  const band = 'M822 890L1200 930V1500H1020Z';
  return (
    wall.markup +
    fill(base, wall.paint) +
    within(
      base,
      fill(band, '#dfe0ea') +
        line(tile, c.sea, 6, 0.75) +
        line('M822 890L1200 930', c.deep, 12, 0.8) +
        brush(760, 0, 440, 900, c.white, 4, 8, 0.12),
    ) +
    at(1010, 200, '<use href="#window"/>', 0.9) +
    at(1030, 640, '<use href="#window"/>', 1) +
    fill('M850 0H1200V930L822 890L760 700L742 676Z', '#5a5584', 0.16) +
    fill('M1200 -10H838L846 30H1200Z', shade(c.clay, 0.35)) +
    line('M800 436C770 420 752 436 750 452', c.ink, 7) +
    fill('M730 456H770L764 512H736Z', '#f3d58a') +
    line('M730 456H770L764 512H736ZM750 440V456', c.ink, 5)
  );
}

const laneEnd = () =>
  fill('M470 700V420L560 372L640 430V700Z', lit(c.ochre, 0.45)) +
  fill('M640 700V430L560 372L650 376L760 440V700Z', lit(c.ochre, 0.1)) +
  fill('M462 426L560 360L656 372L768 442L752 452L650 392L560 384L470 438Z', c.clay) +
  fill('M574 700V590C574 540 644 540 644 590V700Z', shade(c.ochre, 0.5)) +
  box(500, 490, 36, 60, c.sea) +
  box(690, 500, 30, 54, c.deep) +
  fill('M700 700C660 640 700 560 760 570V700Z', c.leaf) +
  fill('M470 700C470 650 500 640 520 700Z', c.olive);

const laundry = () => {
  const rope = 'M330 100C480 176 720 170 856 112';
  const small = (x: number, y: number, thing: string, size: number, turn = 0) => at(x, y, thing, size, turn);
  return (
    line(rope, c.ink, 4, 0.8) +
    small(436, 144, towel(c.sea, 200, 330), 0.56, 5) +
    small(566, 158, tee({ hex: c.lime, stripe: c.clay, wall: false }), 0.42, 2) +
    small(694, 158, towel(c.ochre, 180, 300), 0.54, -2) +
    small(800, 136, scarf({ hex: c.clay, wall: false }), 0.36, -10)
  );
};

export function lisbon(): string {
  const sky = blend('#9fcbd6', '#f6e6cd');
  const sun = fill('M180 1500L480 690L620 684L560 900L690 1180L600 1500Z', '#fff3d0', 0.28);
  const shadow = fill(
    'M548 1246L600 1228L690 1258V1284L790 1300V1326L900 1344L930 1362L900 1384L800 1366V1344L690 1318V1296L590 1276Z',
    '#4a3a66',
    0.34,
  );
  return (
    sky.markup +
    box(0, 0, 1200, 1500, sky.paint) +
    glow(420, 120, 520, 420, '#fff3d6', 0.8) +
    laneEnd() +
    steps() +
    cobbles() +
    sun +
    leftHouse() +
    rightHouse() +
    fill('M760 700L1020 1500H760L700 1180L640 900L690 700Z', '#4a3a66', 0.2) +
    laundry() +
    shadow +
    at(548, 1238, `<g transform="scale(.85 .96)">${walker()}</g>`) +
    fill(
      curve([
        [0, 1500],
        [0, 1330],
        [60, 1300],
        [120, 1360],
        [150, 1440],
        [170, 1500],
      ]),
      c.leaf,
    ) +
    at(70, 1330, pot(), 1) +
    grain(1200, 1500, 0.9)
  );
}

const LEAVES = [
  [-60, -60, -30],
  [0, -120, 6],
  [64, -70, 34],
  [-20, -40, -12],
  [34, -30, 18],
] as const;

/** A plant pot in the near corner. */
const pot = () =>
  fill('M-70 60H80L60 190H-50Z', c.clay) +
  fill('M30 60H80L60 190H20Z', shade(c.clay, 0.4)) +
  LEAVES.map(([x, y, turn]) =>
    at(x, y, fill('M0 120C-40 60 -30 -20 0 -60C30 -20 40 60 0 120Z', turn % 4 ? c.leaf : c.olive), 1, turn),
  ).join('');
