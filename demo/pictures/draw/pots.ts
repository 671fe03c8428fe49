/** Thrown and blown things. Each stands with the middle of its foot at 0, 0. */
import { colour, lit, shade } from './palette.ts';
import { chance, curve, fill, line, nth, oval, type Point, solid, through } from './svg.ts';

/** How far we look down on things: an ellipse's height beside its width. */
export const TILT = 0.17;

/** A ring: height above the foot, radius. */
type Ring = Point;

/** The outline of a turned body from rim to foot, as a potter would cut it. */
export function turned(rings: readonly Ring[]): string {
  const left = rings.map(([height, radius]): Point => [-radius, -height]);
  const right = left.map(([x, y]): Point => [-x, y]).reverse();
  const [high, rim] = nth(rings, 0);
  const [low, foot] = nth(rings, -1);
  return (
    `M${-rim} ${-high}${through(left)}A${foot} ${(foot * TILT).toFixed(1)} 0 0 0 ${foot} ${-low}` +
    `${through(right)}A${rim} ${(rim * TILT).toFixed(1)} 0 0 0 ${-rim} ${-high}Z`
  );
}

/** The mouth of a vessel: lip, inside, and the shade that the near wall throws into it. */
function mouth(height: number, radius: number, hex: string, inside = shade(hex, 0.3)): string {
  const deep: Point[] = [
    [-radius * 0.9, -height],
    [-radius * 0.2, -height - radius * TILT * 0.75],
    [radius * 0.55, -height + radius * 0.02],
    [-radius * 0.1, -height + radius * TILT * 0.78],
  ];
  return (
    oval(0, -height, radius, radius * TILT, lit(hex, 0.4)) +
    oval(0, -height + 1, radius - 7, (radius - 7) * TILT, inside) +
    fill(curve(deep), shade(inside, 0.35), 0.55)
  );
}

/** Iron spots in a stoneware glaze. */
function speckle(width: number, height: number, hex: string, seed: number, count = 24): string {
  const next = chance(seed);
  const spots = Array.from({ length: count }, () => {
    const [x, y] = [(next() - 0.5) * 2 * width, -next() * height];
    return `M${x.toFixed(0)} ${y.toFixed(0)}h1`;
  });
  return line(spots.join(''), hex, 3, 0.45);
}

export const glint = (path: string, opacity = 0.55) => line(path, '#fffaf0', 7, opacity);

/** The bare clay that the dipping left free, with a wavering edge. */
function bareFoot(width: number, height: number, clay: string): string {
  const edge: Point[] = [
    [-width, -height],
    [-width * 0.4, -height + 9],
    [width * 0.2, -height + 4],
    [width, -height + 10],
  ];
  return fill(`${curve(edge, false)}V60H${-width}Z`, clay);
}

const mugBody = () =>
  turned([
    [210, 104],
    [150, 108],
    [70, 106],
    [18, 92],
    [0, 84],
  ]);

export function mug(glaze: string, clay: string = colour.straw): string {
  const ear: Point[] = [
    [92, -176],
    [152, -178],
    [178, -128],
    [156, -74],
    [96, -56],
  ];
  const handle =
    line(curve(ear, false), shade(glaze, 0.42), 30) +
    line(
      curve(
        ear.map(([x, y]): Point => [x - 3, y - 3]),
        false,
      ),
      glaze,
      23,
    ) +
    line(
      curve(
        [
          [112, -182],
          [152, -176],
          [172, -140],
        ],
        false,
      ),
      lit(glaze, 0.5),
      5,
      0.8,
    );
  const skin = bareFoot(110, 46, clay) + speckle(108, 210, shade(glaze, 0.6), 3);
  return (
    handle +
    solid(mugBody(), glaze, shade(glaze, 0.45), 108, skin, glint('M-80 -170C-86 -130 -84 -90 -76 -62')) +
    mouth(210, 104, glaze)
  );
}

export function bowl(glaze: string, clay: string = colour.straw): string {
  const body = turned([
    [112, 166],
    [80, 158],
    [40, 128],
    [14, 82],
    [0, 72],
  ]);
  const skin = bareFoot(170, 30, clay) + speckle(150, 110, shade(glaze, 0.6), 5);
  return (
    solid(body, glaze, shade(glaze, 0.45), 170, skin, glint('M-140 -84C-130 -62 -116 -46 -100 -34')) +
    mouth(112, 166, glaze, shade(glaze, 0.16))
  );
}

const jugBody = () =>
  turned([
    [330, 78],
    [290, 66],
    [250, 74],
    [170, 126],
    [90, 138],
    [24, 106],
    [0, 92],
  ]);

export function jug(glaze: string, clay: string = colour.sand): string {
  const ear: Point[] = [
    [66, -296],
    [134, -312],
    [176, -250],
    [158, -176],
    [116, -152],
  ];
  const handle =
    line(curve(ear, false), shade(glaze, 0.45), 29) +
    line(
      curve(
        ear.map(([x, y]): Point => [x - 3, y - 3]),
        false,
      ),
      glaze,
      21,
    );
  const lip =
    fill(
      curve([
        [-70, -338],
        [-112, -352],
        [-100, -322],
        [-66, -296],
      ]),
      glaze,
    ) + line('M-76 -342L-106 -350', lit(glaze, 0.5), 6);
  const skin =
    bareFoot(150, 70, clay) +
    line(
      'M-140 -190C-60 -172 60 -172 140 -190M-140 -176C-60 -158 60 -158 140 -176',
      lit(glaze, 0.35),
      4,
      0.7,
    );
  return (
    handle +
    lip +
    solid(jugBody(), glaze, shade(glaze, 0.45), 128, skin, glint('M-104 -170C-116 -130 -116 -100 -106 -76')) +
    mouth(330, 78, glaze)
  );
}

export function vase(glaze: string): string {
  const body = turned([
    [250, 34],
    [226, 26],
    [196, 30],
    [150, 74],
    [90, 98],
    [34, 82],
    [0, 58],
  ]);
  const run = fill(
    'M-120 -260H120V-140C90 -110 74 -150 50 -128C30 -108 10 -146 -18 -122C-40 -104 -60 -140 -84 -118C-100 -108 -110 -120 -120 -126Z',
    lit(glaze, 0.34),
    0.8,
  );
  return (
    solid(body, glaze, shade(glaze, 0.6), 92, run, glint('M-66 -132C-80 -104 -80 -80 -70 -60')) +
    mouth(250, 34, glaze, shade(glaze, 0.6))
  );
}
