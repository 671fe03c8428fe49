/** By the sea, at the market, on the roof. All 1600 x 1000. */
import { basket, deckChair, marketBag, parasol, sunHat, towel } from '../beach.ts';
import { shirt, smock, tee } from '../clothes.ts';
import { colour as c, lit, mix, shade } from '../palette.ts';
import { fig, lemon, orange, saltJar, tin } from '../pantry.ts';
import { sardine } from '../pots.ts';
import { brush, grain } from '../room.ts';
import { at, blend, box, chance, curve, fill, glow, line, type Point, within } from '../svg.ts';

const [W, H] = [1600, 1000];

const cloud = (x: number, y: number, size: number) =>
  fill(`M${x} ${y}c${10 * size} ${-24 * size} ${50 * size} ${-30 * size} ${70 * size} ${-12 * size}c${16 * size} ${-34 * size} ${80 * size} ${-30 * size} ${90 * size} 0c${30 * size} ${-6 * size} ${46 * size} 0 ${50 * size} ${12 * size}Z`, c.white, 0.75);

function gull(x: number, y: number, size = 1): string {
  return at(x, y, line('M-34 -8C-22 -20 -8 -14 0 0C8 -14 22 -20 34 -8', c.ink, 5), size);
}

export function lowTide(): string {
  const sky = blend('#8fc3cf', '#f4e9d2');
  const sea = blend(c.sea, '#8fc7c2');
  const sand = blend('#efdcb8', '#dcbd8c', '0 0 1 1');
  const shoals = fill('M0 430C200 418 420 424 600 436C460 444 180 450 0 446Z', '#ead7b2') + fill('M1040 404C1220 392 1440 396 1600 402V420C1420 428 1200 424 1040 404Z', '#ead7b2') + fill('M1180 400C1260 380 1380 378 1470 398Z', c.olive, 0.8);
  const glitter = line('M120 480h120M340 506h90M560 470h160M820 500h120M1060 476h90M1240 512h170M300 548h60M720 552h100M1450 470h90M980 540h60', '#e6f3ec', 6, 0.7);
  const wash = fill('M0 590C220 560 420 610 700 596C980 582 1240 540 1600 566V606C1260 590 1000 640 700 640C420 640 240 604 0 640Z', c.white, 0.85) + fill('M0 640C240 604 420 640 700 640C1000 640 1260 590 1600 606V640C1240 626 1000 690 700 684C420 676 220 640 0 680Z', '#cfae7c', 0.4);
  const shade0 = fill('M330 930C470 880 900 850 1240 884C1330 896 1320 930 1200 942C900 972 560 990 330 930Z', '#5b4a70', 0.32);
  const spread = fill('M120 800L520 772L612 876L150 924Z', lit(c.sea, 0.75)) + within('M120 800L520 772L612 876L150 924Z', line('M170 760L220 960M240 760L300 960M440 760L540 960M480 760L590 960', c.sea, 22)) + fill('M120 800L150 924L140 930L108 804Z', shade(c.sea, 0.1));
  return (
    sky.markup + box(0, 0, W, 420, sky.paint) + glow(260, 120, 500, 330, '#fff4d6', 0.9) + cloud(920, 170, 1.2) + cloud(1290, 110, 0.8) + cloud(90, 250, 0.7) + sea.markup + box(0, 400, W, 260, sea.paint) + shoals + glitter +
    at(1130, 470, boat(), 0.9) + sand.markup + fill('M0 610C240 580 420 622 700 612C980 602 1240 560 1600 586V1000H0Z', sand.paint) + wash + brush(0, 700, W, 280, c.white, 6, 10, 0.16) + brush(0, 680, W, 300, c.bark, 9, 6, 0.06) +
    gull(640, 190) + gull(720, 150, 0.7) + gull(1420, 250, 0.8) + shade0 + spread + at(470, 900, parasol(), 0.94, 4) + at(856, 908, deckChair(c.olive), 1.02) + at(1200, 912, basket(), 0.6) + at(1360, 916, sunHat(), 0.48) + at(330, 850, bookLying(), 0.8) + shells() + grain(W, H)
  );
}

const bookLying = () => fill('M-70 10L40 -14L92 22L-20 52Z', c.white) + fill('M-70 0L40 -24L92 12L-20 40Z', c.clay) + line('M-44 4L40 -14', c.lime, 6);

function boat(): string {
  return fill('M-120 -20H120C110 20 80 34 40 36H-50C-90 34 -112 14 -120 -20Z', c.white) + fill('M-120 -20H120L116 -4H-117Z', c.clay) + fill('M40 36C80 34 110 20 120 -20H80C76 10 60 30 40 36Z', shade(c.white, 0.25)) + line('M10 -20V-190', c.bark, 7) + fill('M18 -186L104 -40H18Z', c.lime) + fill('M2 -176L-64 -40H2Z', c.ochre);
}

const shells = () => {
  const next = chance(12);
  const bits = Array.from({ length: 26 }, () => `M${Math.round(next() * W)} ${Math.round(710 + next() * 270)}h${(4 + next() * 6).toFixed(0)}`);
  return line(bits.slice(0, 13).join(''), c.white, 7, 0.7) + line(bits.slice(13).join(''), c.bark, 6, 0.25);
};

/** A white house with a flat roof; light from the left. */
function cube(x: number, y: number, wide: number, high: number, side: number, door = '', face = '#fbf5ea'): string {
  return (
    box(x, y, wide, high, face) + fill(`M${x + wide} ${y}L${x + wide + side} ${y - 16}V${y + high}H${x + wide}Z`, '#aeb0d0') + fill(`M${x} ${y}L${x + side} ${y - 16}H${x + wide + side}L${x + wide} ${y}Z`, '#efe4d4') +
    box(x, y, wide, 9, '#e6d8c6') + door
  );
}

const hole = (x: number, y: number, w: number, h: number, hex: string = c.sea) => box(x - 5, y - 5, w + 10, h + 10, lit(hex, 0.55)) + box(x, y, w, h, shade(hex, 0.3)) + box(x, y, w / 2 - 2, h, hex);

const chimney = (x: number, y: number) => box(x, y - 66, 34, 66, '#fbf5ea') + box(x + 24, y - 66, 10, 66, '#b9b6d2') + line(`M${x + 9} ${y - 56}v14M${x + 19} ${y - 56}v14`, c.ink, 4, 0.7) + fill(`M${x - 5} ${y - 66}L${x + 17} ${y - 92}L${x + 39} ${y - 66}Z`, c.clay);

function town(): string {
  return (
    cube(40, 470, 240, 330, 60, hole(90, 560, 54, 84, c.sea) + hole(196, 560, 44, 64, c.sea)) + chimney(190, 464) + cube(330, 400, 190, 400, 56, hole(370, 470, 46, 70, c.clay) + hole(452, 470, 40, 70, c.clay), '#f3d9c6') + cube(250, 600, 230, 240, 60, hole(300, 670, 60, 130, c.olive) + hole(404, 680, 46, 60, c.sea)) +
    cube(640, 500, 260, 320, 70, hole(690, 580, 54, 84, c.ochre) + hole(800, 580, 54, 84, c.ochre), '#f6e6c4') + chimney(820, 494) + cube(960, 430, 220, 380, 60, hole(1010, 520, 50, 80, c.sea) + hole(1100, 520, 50, 80, c.sea)) + chimney(1000, 424) + cube(1250, 520, 260, 300, 70, hole(1300, 600, 54, 84, c.clay) + hole(1420, 600, 54, 84, c.clay), '#dfe9e4') + cube(1140, 620, 180, 200, 50, hole(1180, 690, 54, 110, c.sea))
  );
}

export function roofTerrace(): string {
  const sky = blend('#86bccb', '#f8ead0');
  const rope = 'M96 210C420 300 1100 304 1520 196';
  const peg = (x: number, y: number, turn = 0) => at(x, y, box(-7, -22, 14, 44, c.wood) + line('M0 -18V18', c.bark, 2), 1, turn);
  const tiles = Array.from({ length: 15 }, (_, n) => `M${-500 + n * 180} 1000L${-100 + n * 126} 822`).join('');
  const floor = fill('M0 822H1600V1000H0Z', lit(c.clay, 0.25)) + line(`${tiles}M0 872H1600M0 936H1600`, lit(c.clay, 0.6), 4, 0.6) + brush(0, 830, W, 150, c.white, 3, 6, 0.12);
  const wall = fill('M0 772H1600V836H0Z', '#fdf8ef') + fill('M0 772H1600V784H0Z', c.white) + fill('M0 824H1600V850H0Z', '#b28a98', 0.4);
  const thrown = fill('M330 860L560 866L640 960L420 950ZM640 866L860 868L960 962L740 956ZM940 866L1160 868L1280 962L1050 956ZM1250 866L1430 866L1560 956L1370 950Z', '#5b3a60', 0.28);
  const hung = at(344, 258, shirt({ hex: c.clay, wall: false }, true), 0.82, 2) + at(662, 284, tee({ hex: c.lime, stripe: c.indigo, wall: false }), 0.76, 1) + at(1000, 282, smock({ hex: c.indigo, wall: false }), 0.76, -1) + at(1316, 250, towel(c.ochre, 240, 390), 1, -4);
  const pegs = peg(262, 252, 4) + peg(424, 268, 3) + peg(596, 282) + peg(728, 284) + peg(938, 284) + peg(1064, 280, -2) + peg(1214, 262, -4) + peg(1418, 230, -8);
  const sea = blend('#4f93a0', '#9dcbc6');
  return (
    sky.markup + box(0, 0, W, 440, sky.paint) + glow(240, 60, 560, 360, '#fff3d2', 0.9) + cloud(560, 130, 1.1) + cloud(1180, 90, 0.9) + gull(860, 120) + gull(930, 90, 0.7) + sea.markup + box(0, 380, W, 300, sea.paint) + line('M60 420h160M560 440h90M760 410h150M1200 430h110M1450 470h90M560 480h60', '#e6f3ec', 5, 0.7) + fill('M0 384C240 372 420 376 640 388H0ZM1180 386C1320 374 1480 374 1600 380V388Z', '#ead7b2') +
    town() + floor + wall + thrown + line('M96 196V840', c.bark, 18) + line('M1520 182V850', c.bark, 18) + line('M92 200V830', lit(c.wood, 0.3), 5) + line(rope, c.ink, 5) + hung + pegs + at(150, 960, pail()) + grain(W, H)
  );
}

/** A zinc tub with the rest of the wash. */
const pail = () => fill('M-110 -120C-120 -170 110 -170 104 -120Z', c.rose) + fill('M-60 -130C-40 -170 40 -160 50 -124Z', c.lagoon) + fill('M-120 -124H120L96 10C40 24 -40 24 -96 10Z', '#9fb0b8') + fill('M50 -124H120L96 10C80 16 66 18 50 20Z', shade('#9fb0b8', 0.4)) + line('M-120 -124H120M-110 -70C-40 -58 40 -58 110 -70', lit('#9fb0b8', 0.6), 7);

/** A crate with fruit; drawn fruit is used again and again. */
function crate(x: number, y: number, fruit: string, rowsOf: readonly number[], step: number): string {
  const id = `f${x}`;
  const heap = rowsOf.map((count, row) => Array.from({ length: count }, (_, n) => `<use href="#${id}" x="${Math.round((n - (count - 1) / 2) * step)}" y="${-70 - row * 52}"/>`).join('')).reverse().join('');
  const wood = '#c99a62';
  const slats = [0, 44, 88].map((low) => box(-180, -88 + low, 360, 38, low === 44 ? wood : lit(wood, 0.14)) + box(60, -88 + low, 120, 38, shade(wood, 0.4), 0.22)).join('');
  return at(x, y, `<defs><g id="${id}">${fruit}</g></defs>${box(-172, -110, 344, 130, shade(wood, 0.6))}${heap}${slats}${box(-184, -92, 22, 132, shade(wood, 0.2))}${box(162, -92, 22, 132, shade(wood, 0.35))}${label()}`);
}

const label = () => box(-54, -62, 108, 58, c.white) + line('M-34 -42H34M-34 -26H10', c.clay, 6, 0.7);

export function market(): string {
  const wall = blend('#d9e0cf', '#b9c7b4', '0 0 1 1');
  const stripes = Array.from({ length: 16 }, (_, n) => {
    const [x, tone] = [n * 100, n % 2 ? c.lime : c.clay];
    return fill(`M${x * 0.94 + 48} -10H${(x + 100) * 0.94 + 48}L${x + 100} 190C${x + 100} 236 ${x} 236 ${x} 190Z`, tone);
  }).join('');
  const awning = stripes + fill('M0 176H1600V196H0Z', c.ink, 0.1) + fill('M0 -10H1600V40H0Z', c.ink, 0.08);
  const dim = fill('M0 190H1600V470C1100 520 500 400 0 470Z', '#3c4a5c', 0.2);
  const counter = fill('M-20 604H1620V668H-20Z', c.wood) + box(0, 604, W, 14, lit(c.wood, 0.45)) + fill('M0 668H1600V1000H0Z', mix(c.sea, c.deep, 0.35)) + line(Array.from({ length: 13 }, (_, n) => `M${60 + n * 124} 680V1000`).join(''), c.deep, 7, 0.8) + fill('M0 668H1600V712H0Z', c.ink, 0.25) + fill('M0 900H1600V1000H0Z', '#cdbfae') + fill('M0 900H1600V924H0Z', c.ink, 0.22) + line('M120 940H300M380 980H640M1040 976H1240M1300 944H1520M700 944H760', '#a8988c', 5, 0.7) + line('M60 638h240M420 644h330M900 636h220M1240 644h240', shade(c.wood, 0.4), 4, 0.5);
  const poles = box(90, 150, 26, 460, c.bark) + box(1484, 150, 26, 460, c.bark) + box(90, 150, 9, 460, c.wood) + box(1484, 150, 9, 460, c.wood);
  const back = box(420, 340, 760, 22, c.wood) + fill('M420 362H1180L1200 390H450Z', c.ink, 0.16) + [470, 570, 670].map((x, n) => at(x, 340, saltJar(), 0.34 + (n % 2) * 0.02)).join('');
  const tins = at(980, 320, tin(c.sea), 0.5) + at(1090, 320, tin(c.clay), 0.5) + at(1034, 278, tin(c.ochre), 0.5);
  const front = at(1100, 588, tin(c.clay), 0.62) + at(1104, 536, tin(c.sea), 0.62) + at(1098, 484, tin(c.ochre, sardine()), 0.62) + at(1330, 606, saltJar(), 0.72) + at(1440, 612, saltJar(), 0.58);
  const bag = line('M262 300v26c0 24 30 24 30 2', c.brass, 8) + at(276, 318, marketBag(c.sea), 0.48);
  return (
    wall.markup + box(0, 0, W, H, wall.paint) + brush(0, 180, W, 400, c.white, 4, 8, 0.16) + dim + back + tins + poles + awning + crate(560, 600, lemon(), [3, 2], 104) + counter + front + bag +
    crate(430, 950, orange(), [4, 3], 84) + crate(840, 950, fig(), [4, 3], 80) + crate(1250, 950, lemon(), [3, 2], 106) + leaves() + grain(W, H)
  );
}

const leaves = () => {
  const spray: Point[] = [[0, 0], [26, -18], [60, -14], [30, 8]];
  return [[300, 836, -30], [560, 850, 10], [700, 840, -20], [980, 848, 14], [1110, 836, -40], [1390, 846, 0]].map(([x, y, turn]) => at(x!, y!, fill(curve(spray), c.leaf), 1, turn!)).join('');
};
