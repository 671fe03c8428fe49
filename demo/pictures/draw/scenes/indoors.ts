/** Rooms: the shelf in the kitchen, the sill at dusk, the table at noon. All 1200 x 1500. */

import { lantern, napkins, tenugui } from '../house.ts';
import { colour as c, lit, shade } from '../palette.ts';
import { board, bread, lemon } from '../pantry.ts';
import { bowl, jug, mug, vase } from '../pots.ts';
import { brush, cast, grain, leafShadow, sunlight } from '../room.ts';
import { at, blend, box, fill, glow, line, oval, straight, within } from '../svg.ts';
import { candle, oliveTwig, sardinePlate, tumbler } from '../tableware.ts';

const [W, H] = [1200, 1500];

function plaster(from: string, to: string): string {
  const air = blend(from, to, '0 0 1 1');
  return (
    air.markup +
    box(0, 0, W, H, air.paint) +
    brush(0, 0, W, H, lit(from, 0.6), 8, 12) +
    brush(0, 0, W, H, shade(to, 0.4), 3, 6, 0.04)
  );
}

/** A plank with its brackets and the shadow that it throws on the wall. */
function plank(y: number): string {
  const arm = (x: number) =>
    fill(
      `M${x} ${y + 34}H${x + 26}V${y + 124}C${x + 20} ${y + 90} ${x + 12} ${y + 70} ${x} ${y + 60}Z`,
      shade(c.wood, 0.35),
    );
  return (
    fill(`M90 ${y + 34}H1120L1164 ${y + 120}H170Z`, c.ink, 0.15) +
    arm(196) +
    arm(976) +
    box(64, y, 1072, 36, c.wood) +
    box(64, y, 1072, 9, lit(c.wood, 0.45)) +
    line(`M110 ${y + 18}h220M420 ${y + 24}h300M800 ${y + 18}h260`, shade(c.wood, 0.4), 3, 0.5)
  );
}

/** Against a wall a thing throws its shadow to the right, and sits on a dark line. */
const put = (x: number, y: number, thing: string, size: number, wide: number, high: number) =>
  fill(
    `M${x - wide * 0.6} ${y}L${x + wide * 0.4} ${y - high * 0.86}L${x + wide * 1.5} ${y - high * 0.8}L${x + wide * 1.6} ${y}Z`,
    c.ink,
    0.09,
  ) + at(x, y, thing, size);

const hook = (x: number, y: number) => line(`M${x} ${y}v26c0 22 26 22 26 2`, c.brass, 7);

const kitchenShelfLower = () =>
  put(274, 1050, jug(c.clay), 1.12, 150, 350) +
  put(620, 1050, '', 1, 230, 330) +
  at(
    640,
    860,
    `<g transform="rotate(-68) scale(.66)">${oval(20, 26, 300, 196, c.ink, 0.16)}${sardinePlate()}</g>`,
  ) +
  at(930, 1050 - 186, oliveTwig(230, 0.3, 5), 1) +
  put(930, 1050, vase(c.sea), 0.98, 110, 200);

export function kitchenShelf(): string {
  const stack =
    put(836, 566, `<g id="bowl">${bowl(c.sand)}</g>`, 0.84, 140, 110) +
    at(836, 510, bowl(c.sea), 0.8) +
    at(836, 456, '<use href="#bowl"/>', 0.76);
  const upper =
    stack +
    put(196, 566, mug(c.sea), 0.84, 90, 180) +
    put(420, 566, mug(c.clay), 0.84, 90, 180) +
    at(650, 572, mug(c.sand), 0.84);

  return (
    plaster(lit(c.straw, 0.5), c.sand) +
    sunlight(430, 40, 760, '#fff6df', 0.5) +
    leafShadow(560, 130, 420, c.bark, 0.14) +
    plank(566) +
    plank(1050) +
    upper +
    kitchenShelfLower() +
    hook(300, 1086) +
    hook(620, 1086) +
    hook(866, 1086) +
    at(334, 1124, fill('M-60 14H100L112 380H-50Z', c.ink, 0.12) + tenuguiShort()) +
    at(640, 1470, board(), 0.78) +
    at(
      892,
      1126,
      fill('M-70 6H100L106 330H-60Z', c.ink, 0.12) +
        fill(
          'M-84 0C-40 12 40 12 84 0C90 120 84 220 92 316C30 326 -40 308 -92 318C-84 220 -90 120 -84 0Z',
          c.lime,
        ) +
        line('M-88 240C-30 250 30 232 88 242M-88 262C-30 272 30 254 88 264', c.clay, 9),
    ) +
    trailing() +
    grain(W, H)
  );
}

const tenuguiShort = () => `<g transform="scale(.6)">${tenugui()}</g>`;

/** A plant on the upper corner of the plank that hangs down. */
function trailing(): string {
  const vine = (x: number, long: number, sway: number) => {
    const leaves = Array.from({ length: Math.floor(long / 34) }, (_, n) => {
      const [lx, ly] = [x + Math.sin(n * 0.7) * sway, 470 + n * 34];
      return oval(lx + (n % 2 ? 16 : -16), ly, 19, 12, n % 3 ? c.leaf : c.olive);
    });
    return (
      line(
        `M${x} 460C${x + sway} ${460 + long * 0.3} ${x - sway} ${460 + long * 0.7} ${x} ${460 + long}`,
        c.leaf,
        4,
      ) + leaves.join('')
    );
  };
  return (
    fill('M1000 566L986 440H1122L1108 566Z', c.rose) +
    fill('M1070 440H1122L1108 566H1064Z', shade(c.rose, 0.35)) +
    vine(1016, 230, 12) +
    vine(1060, 380, 16) +
    vine(1100, 170, 10) +
    oval(1054, 436, 76, 26, c.leaf) +
    oval(1020, 416, 34, 22, c.olive) +
    oval(1086, 410, 36, 24, c.leaf)
  );
}

const windowSillSill = () =>
  fill('M90 1110H1130L1190 1200H30Z', '#efe0cb') +
  fill('M30 1200H1190V1252H30Z', '#c9b09c') +
  fill('M600 1110L700 1200H560L590 1110Z', '#ffe2a6', 0.5) +
  brush(90, 1120, 1000, 70, c.white, 5, 5, 0.2);

const windowBar = (path: string) => fill(path, '#e9dccb');

const windowSillFrame = () =>
  windowBar(
    'M170 60H1050V112H170ZM170 60H222V1120H170ZM998 60H1050V1120H998ZM590 112H630V1120H590ZM222 560H998V592H222Z',
  ) +
  fill(
    'M222 112H590V124H234V560H222ZM630 112H998V124H642V560H630ZM222 592H590V604H234V1120H222ZM630 592H998V604H642V1120H630Z',
    '#8a7790',
    0.6,
  );

export function windowSill(): string {
  const sky = blend('#5d6a9a', '#f2a97c');
  const water = blend('#c98a7c', '#2c4a6e');
  const view =
    sky.markup +
    box(210, 100, 800, 760, sky.paint) +
    glow(506, 640, 420, 300, '#ffe2a6', 0.9) +
    oval(506, 650, 78, 78, '#ffd98c') +
    line('M300 250h230M700 330h200M360 420h140M780 470h170', '#f7cdb0', 12, 0.5) +
    water.markup +
    box(210, 660, 800, 460, water.paint) +
    line('M446 684h130M426 716h150M466 750h110M436 790h150M486 840h80M456 890h110', '#ffe2a6', 9, 0.8) +
    line('M260 720h120M840 760h110M300 850h90M850 900h120', '#f2c2a0', 6, 0.4) +
    fill('M210 664C300 636 380 640 430 662Z', '#55507f') +
    fill('M810 662C880 640 960 634 1010 652V664Z', '#4a4a7a') +
    at(
      736,
      700,
      fill('M-46 0H50L34 22H-30Z', c.night) +
        fill('M0 -8V-120L52 -8Z', c.lime) +
        fill('M-8 -8V-96L-40 -8Z', c.coral),
    );

  return (
    plaster('#7d6f8f', '#584f78') +
    view +
    windowSillFrame() +
    curtain() +
    fill('M30 1252H1190L1150 1310H70Z', c.ink, 0.22) +
    windowSillSill() +
    cast(372, 1168, 150, 40, c.night, 0.5) +
    cast(612, 1180, 140, 36, c.night, 0.5) +
    cast(868, 1176, 190, 44, c.night, 0.5) +
    at(362, 1172, candle(c.clay), 1.32) +
    at(596, 1182 - 290, oliveTwig(300, -0.2, 6), 1) +
    at(598, 1182, vase(c.sea), 1.2) +
    at(862, 1180, lantern(), 1.2) +
    glow(362, 900, 320, 340, '#ffcf7a', 0.32) +
    grain(W, H)
  );
}

/** Thin linen that the window draws outwards. */
const curtain = () =>
  `<g opacity=".88">${fill('M120 30H420C430 300 360 560 300 780C270 900 260 1040 250 1160C200 1172 150 1168 110 1150C130 800 110 400 120 30Z', '#f3e4d6')}${line('M180 40C190 400 170 760 150 1150M250 40C256 380 230 700 196 1150M330 40C330 340 290 600 246 900', '#a58fa0', 9, 0.35)}</g>` +
  box(80, 20, 1040, 16, c.bark);

const tableAtNoonChosen = () =>
  cast(370, 1010, 250, 60) +
  at(350, 1010, jug(c.sea), 1.56) +
  cast(700, 1040, 110, 34) +
  at(690, 1044, tumbler(), 1.25) +
  cast(560, 1176, 120, 36) +
  at(548, 1180, tumbler('#9dbf9a', true), 1.32);

const tableAtNoonFood = () =>
  at(860, 1250, bread(), 1.02) +
  at(640, 1330, lemon(true), 1.25) +
  cast(250, 1330, 150, 36) +
  at(236, 1332, lemon(), 1.4) +
  at(356, 1370, lemon(), 1.3, 8) +
  at(1010, 1320, lemon(), 1.1, -14);

export function tableAtNoon(): string {
  const cloth = 'M-20 900L1220 860V1520H-20Z';
  const lines = Array.from({ length: 9 }, (_, n) => `M${-160 + n * 190} 1520L${120 + n * 130} 860`).join('');
  const across = [930, 1010, 1120, 1270, 1450].map((y) => `M-20 ${y}L1220 ${y - 40}`).join('');
  const linen =
    fill(cloth, c.lime) +
    within(
      cloth,
      line(lines, c.sea, 26, 0.32) +
        line(across, c.sea, 22, 0.32) +
        fill('M-20 1300C300 1200 560 1340 860 1230S1200 1240 1240 1210V1520H-20Z', c.white, 0.35),
    );
  const chair =
    line(
      'M820 880V420M1130 880V410M820 440C900 410 1050 410 1130 430M824 560C900 540 1050 540 1128 556M826 680C900 664 1050 664 1128 676',
      shade(c.sea, 0.1),
      34,
    ) + line('M812 880V430M1122 880V420M812 440C900 400 1050 400 1120 424', lit(c.sea, 0.3), 8, 0.8);
  const wood = at(820, 1250, `<g transform="rotate(84) scale(.98 .74)">${board()}</g>`);

  return (
    plaster(lit(c.ochre, 0.3), c.ochre) +
    sunlight(480, 30, 720, '#ffe9b4', 0.55) +
    leafShadow(140, 110, 620, c.bark, 0.2, 6) +
    leafShadow(700, 30, 420, c.bark, 0.14, 8) +
    chair +
    linen +
    at(250, 1216, napkins(), 0.62, -4) +
    wood +
    tableAtNoonChosen() +
    tableAtNoonFood() +
    straightGlow() +
    grain(W, H)
  );
}

const straightGlow = () =>
  fill(
    straight([
      [0, 900],
      [420, 886],
      [120, 1500],
      [0, 1500],
    ]),
    '#fff3cf',
    0.14,
  );
