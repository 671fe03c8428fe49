/** One picture for each product and colour, 4:5. The key is the name of the file. */
import { basket, bucketHat, deckChair, espadrilles, marketBag, parasol, sunHat, towel } from './beach.ts';
import { hanger, peg, scarf, shirt, shorts, smock, sundress, tee, trousers } from './clothes.ts';
import { blanket, book, cushion, lantern, napkins, pencil, soap, sprig, tenugui } from './house.ts';
import { colour as c, lit, shade } from './palette.ts';
import { board, lemon, saltJar, tin } from './pantry.ts';
import { bowl, jug, mug, vase } from './pots.ts';
import { cast, grain, leafShadow, sunlight, tableTop, wallOnly } from './room.ts';
import { at, fill, glow, line, oval, type Point } from './svg.ts';
import { candle, dallah, oliveTwig, sardine, sardinePlate, tumbler } from './tableware.ts';

interface Stand {
  wall: string;
  table: string;
  scale?: number;
  reach?: number;
  y?: number;
  light?: 'window' | 'leaves' | 'none';
}

/** A thing on a table. */
function stand(
  thing: string,
  { wall, table, scale = 1.6, reach = 250, y = 846, light = 'window' }: Stand,
): string {
  const falls = {
    window: sunlight(300, 90, 470, lit(wall, 0.65), 0.42),
    leaves: leafShadow(300, 90, 440, shade(wall, 0.7), 0.13),
    none: '',
  };
  return (
    tableTop(wall, table, 676) +
    falls[light] +
    cast(400, y, reach, 62) +
    at(400, y, thing, scale) +
    grain(800, 1000)
  );
}

/** Something on a hanger or a peg against plaster. */
function hang(thing: string, wall: string, y = 196, scale = 1.36, from: 'hanger' | 'peg' = 'hanger'): string {
  const hook = at(400, y - 46 * scale, peg()) + (from === 'hanger' ? at(400, y, hanger(), scale) : '');
  return (
    wallOnly(wall) +
    leafShadow(470, 60, 400, shade(wall, 0.7), 0.12, y) +
    hook +
    at(400, y, thing, scale) +
    grain(800, 1000)
  );
}

/** A thing that lies on a cloth or a table, seen from above. */
const lay = (thing: string, ground: string, more = '') =>
  wallOnly(ground) + sunlight(180, 60, 620, lit(ground, 0.6), 0.3) + thing + more + grain(800, 1000);

/** A wooden rail on the wall, with what hangs over it. */
const rail = (thing: string, wall: string) =>
  wallOnly(wall) +
  sunlight(330, 60, 520, lit(wall, 0.65), 0.36) +
  line('M90 196H730', c.ink, 15, 0.14) +
  line('M70 170H710', c.wood, 17) +
  line('M76 166H704', lit(c.wood, 0.5), 4, 0.7) +
  oval(110, 170, 13, 13, shade(c.bark, 0.2)) +
  oval(672, 170, 13, 13, shade(c.bark, 0.2)) +
  thing +
  grain(800, 1000);

const fallen = (long: number) => fill(`M214 186H596L606 ${long}H236Z`, c.ink, 0.13);
const towelOn = (hex: string, wall: string) => rail(fallen(880) + at(390, 164, towel(hex, 390, 690)), wall);

const seaside = (thing: string) => {
  const sand = tableTop('#a9cdd0', c.sand, 640);
  const water =
    fill('M0 500C200 494 600 506 800 498V646H0Z', c.sea) +
    line('M60 540h150M330 566h220M620 530h110M120 600h190M500 616h160', c.lagoon, 6, 0.7) +
    fill('M0 640C180 620 420 664 800 636V668C520 700 240 640 0 668Z', c.white, 0.75);
  return sand + water + thing + grain(800, 1000);
};

const folded = (hex: string) => {
  const sheet = fill('M-230 -190H230C240 -60 240 80 230 210H-230C-242 80 -240 -60 -230 -190Z', hex);
  const collar =
    fill('M-130 -190C-100 -236 100 -236 130 -190L60 -86L0 -150L-60 -86Z', lit(hex, 0.5)) +
    line('M-130 -190L-60 -86L0 -150L60 -86L130 -190M0 -150V210', shade(hex, 0.35), 5, 0.6);
  const shadow = fill('M-210 -160H260C270 -30 266 120 258 240H-206Z', c.ink, 0.18);
  const plane = fill('M110 -190C150 -60 100 80 130 210H230C240 80 240 -60 230 -190Z', shade(hex, 0.4), 0.24);
  const buttons = [-90, -10, 70, 150].map((y) => oval(12, y, 8, 8, shade(hex, 0.45))).join('');
  return (
    shadow +
    sheet +
    plane +
    collar +
    buttons +
    line('M-222 -60C-180 -50 -160 -20 -130 40M-200 150C-150 140 -120 160 -80 200', shade(hex, 0.4), 5, 0.4)
  );
};

const line0 = line('M-10 190C240 232 560 232 810 176', shade(c.ink, 0), 5, 0.8);
const onLine = (thing: string) =>
  tableTop('#a9cdd0', c.white, 800) +
  glow(180, 160, 460, 420, '#fff4d6', 0.7) +
  fill('M0 640C260 610 520 660 800 632V810H0Z', c.sea, 0.85) +
  line('M60 690h170M420 716h230M240 754h140', c.lagoon, 6, 0.7) +
  line0 +
  thing +
  grain(800, 1000);

const scent = (kind: 'fig' | 'pine' | 'orange', cup: string, wall: string, table: string) =>
  stand(at(-40, 0, candle(cup)) + at(112, 14, sprig(kind), 1.05), {
    wall,
    table,
    scale: 1.75,
    reach: 230,
    light: 'leaves',
  });

/** A cord from the waist to the peg. */
const LOOP = line('M-52 8L0 -46L52 8', c.lime, 5);

/** Where the glasses stand. */
const FOUR: Point[] = [
  [-118, -62],
  [52, -70],
  [-40, 0],
  [130, -6],
];

export const goods: Record<string, () => string> = {
  'linen-shirt': () => hang(shirt({ hex: c.white }), c.lagoon),
  'linen-shirt-line': () => onLine(at(400, 294, hanger() + shirt({ hex: c.white, wall: false }), 1.24)),
  'linen-shirt-folded': () =>
    lay(at(400, 530, folded(c.white), 1.15, -4), c.rose, at(600, 850, sprig('orange'), 1.3)),
  'linen-shirt-collar': () =>
    wallOnly(c.sand) +
    sunlight(420, 0, 560, lit(c.sand, 0.8), 0.4) +
    at(330, 300, shirt({ hex: c.white }), 3.1) +
    grain(800, 1000),
  'linen-shirt-evening': () => hang(shirt({ hex: '#efe3e0' }) + at(0, -20, ''), c.deep),
  'camp-shirt-rust': () => hang(shirt({ hex: c.clay }, true), c.sand),
  'camp-shirt-sage': () => hang(shirt({ hex: c.sage }, true), c.rose),
  'camp-shirt-ink': () => hang(shirt({ hex: '#3a4a63' }, true), c.ochre),
  'fisherman-smock-indigo': () => hang(smock({ hex: c.indigo }), c.straw),
  'fisherman-smock-ecru': () => hang(smock({ hex: c.paper }), c.sea),
  'striped-tee-navy': () => hang(tee({ hex: c.lime, stripe: c.indigo }), c.rose),
  'striped-tee-clay': () => hang(tee({ hex: c.lime, stripe: c.clay }), c.lagoon),
  'linen-trousers': () => hang(trousers({ hex: c.paper }), c.sage, 176, 1.28),
  sundress: () =>
    hang(
      line('M-78 26C-60 -20 -30 -40 0 -44C30 -40 60 -20 78 26', c.bark, 5) + sundress({ hex: c.clay }),
      c.mist,
      176,
      1.16,
      'peg',
    ),
  'swim-shorts-coral': () => hang(LOOP + shorts({ hex: c.coral }), c.lime, 330, 1.6, 'peg'),
  'swim-shorts-lagoon': () => hang(LOOP + shorts({ hex: c.lagoon }), c.sand, 330, 1.6, 'peg'),
  'sun-hat': () => stand(sunHat(), { wall: c.lagoon, table: c.sand, scale: 1.36, reach: 330, y: 800 }),
  'bucket-hat-sand': () =>
    stand(bucketHat(c.sand), {
      wall: c.deep,
      table: c.rose,
      scale: 1.4,
      reach: 300,
      y: 760,
      light: 'leaves',
    }),
  'bucket-hat-olive': () =>
    stand(bucketHat(c.olive), {
      wall: c.clay,
      table: c.sand,
      scale: 1.4,
      reach: 300,
      y: 760,
      light: 'leaves',
    }),
  espadrilles: () => stand(espadrilles(), { wall: c.sea, table: c.rose, scale: 1.6, reach: 320, y: 800 }),
  'headscarf-clay': () => hang(scarf({ hex: c.clay }), c.mist, 240, 1.34, 'peg'),
  'headscarf-sea': () => hang(scarf({ hex: c.sea }), c.rose, 240, 1.34, 'peg'),
  'market-bag-sea': () =>
    hang(fill('M-160 240H226L238 588H-160Z', c.ink, 0.13) + marketBag(c.sea), c.rose, 170, 1.24, 'peg'),
  'market-bag-ochre': () =>
    hang(fill('M-160 240H226L238 588H-160Z', c.ink, 0.13) + marketBag(c.ochre), c.sage, 170, 1.24, 'peg'),
  'palm-basket': () =>
    stand(basket(), { wall: c.mist, table: c.ochre, scale: 1.5, reach: 370, light: 'leaves' }),
  'beach-towel-clay': () => towelOn(c.clay, c.lagoon),
  'beach-towel-sea': () => towelOn(c.sea, c.rose),
  'beach-towel-ochre': () => towelOn(c.ochre, c.sage),
  'deck-chair-olive': () => seaside(cast(400, 880, 330, 60) + at(400, 890, deckChair(c.olive), 1.36)),
  'deck-chair-clay': () => seaside(cast(400, 880, 330, 60) + at(400, 890, deckChair(c.clay), 1.36)),
  'beach-parasol': () => seaside(cast(560, 900, 300, 70) + at(370, 900, parasol(), 0.86)),
  'stoneware-mug-sand': () =>
    stand(at(-24, 0, mug(c.sand)), { wall: c.sage, table: c.lime, scale: 1.95, reach: 260 }),
  'stoneware-mug-sea': () =>
    stand(at(-24, 0, mug(c.sea)), { wall: c.rose, table: c.sand, scale: 1.95, reach: 260 }),
  'stoneware-mug-clay': () =>
    stand(at(-24, 0, mug(c.clay)), { wall: c.lagoon, table: c.lime, scale: 1.95, reach: 260 }),
  'breakfast-bowl-sand': () =>
    stand(bowl(c.sand), { wall: c.sea, table: c.lime, scale: 1.8, reach: 260, y: 800 }),
  'breakfast-bowl-sea': () =>
    stand(bowl(c.sea), { wall: c.straw, table: c.rose, scale: 1.8, reach: 260, y: 800 }),
  'sardine-plate': () =>
    lay(
      at(400, 520, oval(24, 30, 300, 198, c.ink, 0.2) + sardinePlate(), 1.16, -10),
      c.clay,
      at(640, 860, lemon(true), 1.7) + at(180, 870, lemon(), 1.6, -20),
    ),
  'water-jug-clay': () =>
    stand(at(-14, 0, jug(c.clay)), { wall: c.mist, table: c.sand, scale: 1.75, reach: 320, light: 'leaves' }),
  'water-jug-sea': () =>
    stand(at(-14, 0, jug(c.sea)), { wall: c.ochre, table: c.lime, scale: 1.75, reach: 320 }),
  'bud-vase': () =>
    stand(at(-4, -240, oliveTwig(230)) + vase(c.sea), {
      wall: c.lime,
      table: c.clay,
      scale: 1.5,
      reach: 240,
      light: 'leaves',
    }),
  tumblers: () =>
    stand(FOUR.map(([x, y], n) => at(x, y, tumbler(n % 2 ? '#9dbf9a' : '#86b0a0', n > 1))).join(''), {
      wall: c.ochre,
      table: c.lime,
      scale: 1.6,
      reach: 300,
      y: 850,
    }),
  'sea-candle-fig-leaf': () => scent('fig', c.clay, c.deep, c.bark),
  'sea-candle-salt-pine': () => scent('pine', c.sand, c.olive, c.straw),
  'sea-candle-orange-blossom': () => scent('orange', c.rose, c.indigo, c.sand),
  'storm-lantern': () =>
    stand(lantern(), { wall: '#27536a', table: c.bark, scale: 1.7, reach: 280, light: 'none' }),
  'wool-blanket-ochre': () =>
    stand(blanket(c.ochre), { wall: c.rose, table: c.wood, scale: 1.28, reach: 380, y: 800 }),
  'wool-blanket-sea': () =>
    stand(blanket(c.sea), { wall: c.sand, table: c.wood, scale: 1.28, reach: 380, y: 800 }),
  ...Object.fromEntries(
    (
      [
        ['clay', c.clay, c.sage],
        ['sea', c.sea, c.rose],
        ['ochre', c.ochre, c.deep],
      ] as const
    ).map(([name, hex, wall]) => [
      `linen-cushion-${name}`,
      () =>
        stand(oval(10, -6, 236, 20, c.ink, 0.3) + cushion(hex), {
          wall,
          table: c.sand,
          scale: 1.4,
          reach: 350,
          y: 846,
        }),
    ]),
  ),
  'linen-napkins': () =>
    stand(napkins(), { wall: c.mist, table: c.wood, scale: 1.4, reach: 280, y: 770, light: 'leaves' }),
  'olive-board': () => lay(at(400, 540, board(), 1.06, 8), c.rose, at(190, 860, lemon(), 1.4, -12)),
  'olive-soap': () => stand(soap(), { wall: c.lagoon, table: c.lime, scale: 2, reach: 300, y: 800 }),
  'flor-de-sal': () =>
    stand(
      saltJar() +
        at(170, 0, fill('M-60 4C-40 -20 -10 -44 6 -44C30 -40 60 -10 84 4C40 14 -30 14 -60 4Z', c.white)),
      { wall: c.coral, table: c.sand, scale: 1.8, reach: 260 },
    ),
  sardines: () =>
    stand(tin(c.clay) + at(6, -86, tin(c.sea)) + at(-4, -172, tin(c.ochre, sardine())), {
      wall: c.lagoon,
      table: c.lime,
      scale: 1.6,
      reach: 340,
      y: 830,
    }),
  'tide-book': () => lay(at(390, 480, book(), 1.34, -5), c.sand, at(500, 920, pencil(), 1.1, 9)),
  tenugui: () => hang(tenugui(), c.straw, 150, 1.2, 'peg'),
  'brass-dallah': () =>
    stand(at(0, 0, dallah()), { wall: c.indigo, table: c.clay, scale: 1.7, reach: 320, light: 'leaves' }),
};
