/** Wash day on a roof in Olhão. 1600 x 1000. */

import { towel } from '../beach.ts';
import { shirt, smock, tee } from '../clothes.ts';
import { colour as c, lit, shade } from '../palette.ts';
import { brush, grain } from '../room.ts';
import { at, blend, box, fill, glow, line } from '../svg.ts';
import { cloud, gull, H, W } from './outdoors.ts';

/** A white house with a flat roof; light from the left. */
function cube(
  x: number,
  y: number,
  wide: number,
  high: number,
  side: number,
  door = '',
  face = '#fbf5ea',
): string {
  return (
    box(x, y, wide, high, face) +
    fill(`M${x + wide} ${y}L${x + wide + side} ${y - 16}V${y + high}H${x + wide}Z`, '#aeb0d0') +
    fill(`M${x} ${y}L${x + side} ${y - 16}H${x + wide + side}L${x + wide} ${y}Z`, '#efe4d4') +
    box(x, y, wide, 9, '#e6d8c6') +
    door
  );
}

const hole = (x: number, y: number, w: number, h: number, hex: string = c.sea) =>
  box(x - 5, y - 5, w + 10, h + 10, lit(hex, 0.55)) +
  box(x, y, w, h, shade(hex, 0.3)) +
  box(x, y, w / 2 - 2, h, hex);

const chimney = (x: number, y: number) =>
  box(x, y - 66, 34, 66, '#fbf5ea') +
  box(x + 24, y - 66, 10, 66, '#b9b6d2') +
  line(`M${x + 9} ${y - 56}v14M${x + 19} ${y - 56}v14`, c.ink, 4, 0.7) +
  fill(`M${x - 5} ${y - 66}L${x + 17} ${y - 92}L${x + 39} ${y - 66}Z`, c.clay);

function town(): string {
  return (
    cube(40, 470, 240, 330, 60, hole(90, 560, 54, 84, c.sea) + hole(196, 560, 44, 64, c.sea)) +
    chimney(190, 464) +
    cube(330, 400, 190, 400, 56, hole(370, 470, 46, 70, c.clay) + hole(452, 470, 40, 70, c.clay), '#f3d9c6') +
    cube(250, 600, 230, 240, 60, hole(300, 670, 60, 130, c.olive) + hole(404, 680, 46, 60, c.sea)) +
    cube(
      640,
      500,
      260,
      320,
      70,
      hole(690, 580, 54, 84, c.ochre) + hole(800, 580, 54, 84, c.ochre),
      '#f6e6c4',
    ) +
    chimney(820, 494) +
    cube(960, 430, 220, 380, 60, hole(1010, 520, 50, 80, c.sea) + hole(1100, 520, 50, 80, c.sea)) +
    chimney(1000, 424) +
    cube(
      1250,
      520,
      260,
      300,
      70,
      hole(1300, 600, 54, 84, c.clay) + hole(1420, 600, 54, 84, c.clay),
      '#dfe9e4',
    ) +
    cube(1140, 620, 180, 200, 50, hole(1180, 690, 54, 110, c.sea))
  );
}

const roofTerraceThrown = () =>
  fill(
    'M330 860L560 866L640 960L420 950ZM640 866L860 868L960 962L740 956ZM940 866L1160 868L1280 962L1050 956ZM1250 866L1430 866L1560 956L1370 950Z',
    '#5b3a60',
    0.28,
  );

const roofTerraceHung = () =>
  at(344, 258, shirt({ hex: c.clay, wall: false }, true), 0.82, 2) +
  at(662, 284, tee({ hex: c.lime, stripe: c.indigo, wall: false }), 0.76, 1) +
  at(1000, 282, smock({ hex: c.indigo, wall: false }), 0.76, -1) +
  at(1316, 250, towel(c.ochre, 240, 390), 1, -4);

const roofTerraceWall = () =>
  fill('M0 772H1600V836H0Z', '#fdf8ef') +
  fill('M0 772H1600V784H0Z', c.white) +
  fill('M0 824H1600V850H0Z', '#b28a98', 0.4);

const roofTerraceTiles = () =>
  Array.from({ length: 15 }, (_, n) => `M${-500 + n * 180} 1000L${-100 + n * 126} 822`).join('');

const roofTerraceFloor = () =>
  fill('M0 822H1600V1000H0Z', lit(c.clay, 0.25)) +
  line(`${roofTerraceTiles()}M0 872H1600M0 936H1600`, lit(c.clay, 0.6), 4, 0.6) +
  brush(0, 830, W, 150, c.white, 3, 6, 0.12);

const roofTerracePeg = (x: number, y: number, turn = 0) =>
  at(x, y, box(-7, -22, 14, 44, c.wood) + line('M0 -18V18', c.bark, 2), 1, turn);

const roofTerracePegs = () =>
  roofTerracePeg(262, 252, 4) +
  roofTerracePeg(424, 268, 3) +
  roofTerracePeg(596, 282) +
  roofTerracePeg(728, 284) +
  roofTerracePeg(938, 284) +
  roofTerracePeg(1064, 280, -2) +
  roofTerracePeg(1214, 262, -4) +
  roofTerracePeg(1418, 230, -8);

export function roofTerrace(): string {
  const sky = blend('#86bccb', '#f8ead0');
  const rope = 'M96 210C420 300 1100 304 1520 196';

  const sea = blend('#4f93a0', '#9dcbc6');
  return (
    sky.markup +
    box(0, 0, W, 440, sky.paint) +
    glow(240, 60, 560, 360, '#fff3d2', 0.9) +
    cloud(560, 130, 1.1) +
    cloud(1180, 90, 0.9) +
    gull(860, 120) +
    gull(930, 90, 0.7) +
    sea.markup +
    box(0, 380, W, 300, sea.paint) +
    line('M60 420h160M560 440h90M760 410h150M1200 430h110M1450 470h90M560 480h60', '#e6f3ec', 5, 0.7) +
    fill('M0 384C240 372 420 376 640 388H0ZM1180 386C1320 374 1480 374 1600 380V388Z', '#ead7b2') +
    town() +
    roofTerraceFloor() +
    roofTerraceWall() +
    roofTerraceThrown() +
    line('M96 196V840', c.bark, 18) +
    line('M1520 182V850', c.bark, 18) +
    line('M92 200V830', lit(c.wood, 0.3), 5) +
    line(rope, c.ink, 5) +
    roofTerraceHung() +
    roofTerracePegs() +
    at(150, 960, pail()) +
    grain(W, H)
  );
}

/** A zinc tub with the rest of the wash. */
const pail = () =>
  fill('M-110 -120C-120 -170 110 -170 104 -120Z', c.rose) +
  fill('M-60 -130C-40 -170 40 -160 50 -124Z', c.lagoon) +
  fill('M-120 -124H120L96 10C40 24 -40 24 -96 10Z', '#9fb0b8') +
  fill('M50 -124H120L96 10C80 16 66 18 50 20Z', shade('#9fb0b8', 0.4)) +
  line('M-120 -124H120M-110 -70C-40 -58 40 -58 110 -70', lit('#9fb0b8', 0.6), 7);
