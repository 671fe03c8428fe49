/** By the sea and at the market. All 1600 x 1000. */
import { basket, deckChair, marketBag, parasol, sunHat } from '../beach.ts';
import { colour as c, lit, mix, shade } from '../palette.ts';
import { fig, lemon, orange, saltJar, tin } from '../pantry.ts';
import { brush, grain } from '../room.ts';
import { at, blend, box, chance, curve, fill, glow, line, type Point, within } from '../svg.ts';
import { sardine } from '../tableware.ts';

/** Width and height of the pictures. */
export const [W, H] = [1600, 1000];

export const cloud = (x: number, y: number, size: number) =>
  fill(
    `M${x} ${y}c${10 * size} ${-24 * size} ${50 * size} ${-30 * size} ${70 * size} ${-12 * size}c${16 * size} ${-34 * size} ${80 * size} ${-30 * size} ${90 * size} 0c${30 * size} ${-6 * size} ${46 * size} 0 ${50 * size} ${12 * size}Z`,
    c.white,
    0.75,
  );

export function gull(x: number, y: number, size = 1): string {
  return at(x, y, line('M-34 -8C-22 -20 -8 -14 0 0C8 -14 22 -20 34 -8', c.ink, 5), size);
}

const lowTideWash = () =>
  fill(
    'M0 590C220 560 420 610 700 596C980 582 1240 540 1600 566V606C1260 590 1000 640 700 640C420 640 240 604 0 640Z',
    c.white,
    0.85,
  ) +
  fill(
    'M0 640C240 604 420 640 700 640C1000 640 1260 590 1600 606V640C1240 626 1000 690 700 684C420 676 220 640 0 680Z',
    '#cfae7c',
    0.4,
  );

const lowTideSpread = () =>
  fill('M120 800L520 772L612 876L150 924Z', lit(c.sea, 0.75)) +
  within(
    'M120 800L520 772L612 876L150 924Z',
    line('M170 760L220 960M240 760L300 960M440 760L540 960M480 760L590 960', c.sea, 22),
  ) +
  fill('M120 800L150 924L140 930L108 804Z', shade(c.sea, 0.1));

const lowTideGlitter = () =>
  line(
    'M120 480h120M340 506h90M560 470h160M820 500h120M1060 476h90M1240 512h170M300 548h60M720 552h100M1450 470h90M980 540h60',
    '#e6f3ec',
    6,
    0.7,
  );

const lowTideShade0 = () =>
  fill(
    'M330 930C470 880 900 850 1240 884C1330 896 1320 930 1200 942C900 972 560 990 330 930Z',
    '#5b4a70',
    0.32,
  );

const lowTideShoals = () =>
  fill('M0 430C200 418 420 424 600 436C460 444 180 450 0 446Z', '#ead7b2') +
  fill('M1040 404C1220 392 1440 396 1600 402V420C1420 428 1200 424 1040 404Z', '#ead7b2') +
  fill('M1180 400C1260 380 1380 378 1470 398Z', c.olive, 0.8);

export function lowTide(): string {
  const sky = blend('#8fc3cf', '#f4e9d2');
  const sea = blend(c.sea, '#8fc7c2');
  const sand = blend('#efdcb8', '#dcbd8c', '0 0 1 1');

  return (
    sky.markup +
    box(0, 0, W, 420, sky.paint) +
    glow(260, 120, 500, 330, '#fff4d6', 0.9) +
    cloud(920, 170, 1.2) +
    cloud(1290, 110, 0.8) +
    cloud(90, 250, 0.7) +
    sea.markup +
    box(0, 400, W, 260, sea.paint) +
    lowTideShoals() +
    lowTideGlitter() +
    at(1130, 470, boat(), 0.9) +
    sand.markup +
    fill('M0 610C240 580 420 622 700 612C980 602 1240 560 1600 586V1000H0Z', sand.paint) +
    lowTideWash() +
    brush(0, 700, W, 280, c.white, 6, 10, 0.16) +
    brush(0, 680, W, 300, c.bark, 9, 6, 0.06) +
    gull(640, 190) +
    gull(720, 150, 0.7) +
    gull(1420, 250, 0.8) +
    lowTideShade0() +
    lowTideSpread() +
    at(470, 900, parasol(), 0.94, 4) +
    at(856, 908, deckChair(c.olive), 1.02) +
    at(1200, 912, basket(), 0.6) +
    at(1360, 916, sunHat(), 0.48) +
    at(330, 850, bookLying(), 0.8) +
    shells() +
    grain(W, H)
  );
}

const bookLying = () =>
  fill('M-70 10L40 -14L92 22L-20 52Z', c.white) +
  fill('M-70 0L40 -24L92 12L-20 40Z', c.clay) +
  line('M-44 4L40 -14', c.lime, 6);

function boat(): string {
  return (
    fill('M-120 -20H120C110 20 80 34 40 36H-50C-90 34 -112 14 -120 -20Z', c.white) +
    fill('M-120 -20H120L116 -4H-117Z', c.clay) +
    fill('M40 36C80 34 110 20 120 -20H80C76 10 60 30 40 36Z', shade(c.white, 0.25)) +
    line('M10 -20V-190', c.bark, 7) +
    fill('M18 -186L104 -40H18Z', c.lime) +
    fill('M2 -176L-64 -40H2Z', c.ochre)
  );
}

const shells = () => {
  const next = chance(12);
  const bits = Array.from(
    { length: 26 },
    () => `M${Math.round(next() * W)} ${Math.round(710 + next() * 270)}h${(4 + next() * 6).toFixed(0)}`,
  );
  return line(bits.slice(0, 13).join(''), c.white, 7, 0.7) + line(bits.slice(13).join(''), c.bark, 6, 0.25);
};

/** A crate with fruit; drawn fruit is used again and again. */
function crate(x: number, y: number, fruit: string, rowsOf: readonly number[], step: number): string {
  const id = `f${x}`;
  const heap = rowsOf
    .map((count, row) =>
      Array.from(
        { length: count },
        (_, n) =>
          `<use href="#${id}" x="${Math.round((n - (count - 1) / 2) * step)}" y="${-70 - row * 52}"/>`,
      ).join(''),
    )
    .reverse()
    .join('');
  const wood = '#c99a62';
  const slats = [0, 44, 88]
    .map(
      (low) =>
        box(-180, -88 + low, 360, 38, low === 44 ? wood : lit(wood, 0.14)) +
        box(60, -88 + low, 120, 38, shade(wood, 0.4), 0.22),
    )
    .join('');
  return at(
    x,
    y,
    `<defs><g id="${id}">${fruit}</g></defs>${box(-172, -110, 344, 130, shade(wood, 0.6))}${heap}${slats}${box(-184, -92, 22, 132, shade(wood, 0.2))}${box(162, -92, 22, 132, shade(wood, 0.35))}${label()}`,
  );
}

const label = () => box(-54, -62, 108, 58, c.white) + line('M-34 -42H34M-34 -26H10', c.clay, 6, 0.7);

const marketCounter = () =>
  fill('M-20 604H1620V668H-20Z', c.wood) +
  box(0, 604, W, 14, lit(c.wood, 0.45)) +
  fill('M0 668H1600V1000H0Z', mix(c.sea, c.deep, 0.35)) +
  line(Array.from({ length: 13 }, (_, n) => `M${60 + n * 124} 680V1000`).join(''), c.deep, 7, 0.8) +
  fill('M0 668H1600V712H0Z', c.ink, 0.25) +
  fill('M0 900H1600V1000H0Z', '#cdbfae') +
  fill('M0 900H1600V924H0Z', c.ink, 0.22) +
  line('M120 940H300M380 980H640M1040 976H1240M1300 944H1520M700 944H760', '#a8988c', 5, 0.7) +
  line('M60 638h240M420 644h330M900 636h220M1240 644h240', shade(c.wood, 0.4), 4, 0.5);

const marketStripes = () =>
  Array.from({ length: 16 }, (_, n) => {
    const [x, tone] = [n * 100, n % 2 ? c.lime : c.clay];
    return fill(
      `M${x * 0.94 + 48} -10H${(x + 100) * 0.94 + 48}L${x + 100} 190C${x + 100} 236 ${x} 236 ${x} 190Z`,
      tone,
    );
  }).join('');

const marketFront = () =>
  at(1100, 588, tin(c.clay), 0.62) +
  at(1104, 536, tin(c.sea), 0.62) +
  at(1098, 484, tin(c.ochre, sardine()), 0.62) +
  at(1330, 606, saltJar(), 0.72) +
  at(1440, 612, saltJar(), 0.58);

const marketPoles = () =>
  box(90, 150, 26, 460, c.bark) +
  box(1484, 150, 26, 460, c.bark) +
  box(90, 150, 9, 460, c.wood) +
  box(1484, 150, 9, 460, c.wood);

export function market(): string {
  const wall = blend('#d9e0cf', '#b9c7b4', '0 0 1 1');

  const awning =
    marketStripes() + fill('M0 176H1600V196H0Z', c.ink, 0.1) + fill('M0 -10H1600V40H0Z', c.ink, 0.08);
  const dim = fill('M0 190H1600V470C1100 520 500 400 0 470Z', '#3c4a5c', 0.2);

  const back =
    box(420, 340, 760, 22, c.wood) +
    fill('M420 362H1180L1200 390H450Z', c.ink, 0.16) +
    [470, 570, 670].map((x, n) => at(x, 340, saltJar(), 0.34 + (n % 2) * 0.02)).join('');
  const tins =
    at(980, 320, tin(c.sea), 0.5) + at(1090, 320, tin(c.clay), 0.5) + at(1034, 278, tin(c.ochre), 0.5);

  const bag = line('M262 300v26c0 24 30 24 30 2', c.brass, 8) + at(276, 318, marketBag(c.sea), 0.48);
  return (
    wall.markup +
    box(0, 0, W, H, wall.paint) +
    brush(0, 180, W, 400, c.white, 4, 8, 0.16) +
    dim +
    back +
    tins +
    marketPoles() +
    awning +
    crate(560, 600, lemon(), [3, 2], 104) +
    marketCounter() +
    marketFront() +
    bag +
    crate(430, 950, orange(), [4, 3], 84) +
    crate(840, 950, fig(), [4, 3], 80) +
    crate(1250, 950, lemon(), [3, 2], 106) +
    leaves() +
    grain(W, H)
  );
}

const LEAVES = [
  [300, 836, -30],
  [560, 850, 10],
  [700, 840, -20],
  [980, 848, 14],
  [1110, 836, -40],
  [1390, 846, 0],
] as const;

const leaves = () => {
  const spray: Point[] = [
    [0, 0],
    [26, -18],
    [60, -14],
    [30, 8],
  ];
  return LEAVES.map(([x, y, turn]) => at(x, y, fill(curve(spray), c.leaf), 1, turn)).join('');
};
