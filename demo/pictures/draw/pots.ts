/** Thrown and blown things. Each stands with the middle of its foot at 0, 0. */
import { colour, lit, mix, shade } from './palette.ts';
import { blob, chance, curve, fill, glow, line, oval, type Point, solid, straight, through } from './svg.ts';

/** How far we look down on things: an ellipse's height beside its width. */
const TILT = 0.17;

type Ring = readonly [height: number, radius: number];

/** The outline of a turned body from rim to foot, as a potter would cut it. */
function turned(rings: readonly Ring[]): string {
  const left = rings.map(([height, radius]): Point => [-radius, -height]);
  const right = left.map(([x, y]): Point => [-x, y]).reverse();
  const [rim, foot] = [rings[0]![1], rings.at(-1)![1]];
  const [high, low] = [-rings[0]![0], -rings.at(-1)![0]];
  return (
    `M${-rim} ${high}${through(left)}A${foot} ${(foot * TILT).toFixed(1)} 0 0 0 ${foot} ${low}` +
    `${through(right)}A${rim} ${(rim * TILT).toFixed(1)} 0 0 0 ${-rim} ${high}Z`
  );
}

/** The mouth of a vessel: lip, inside, and the shade that the near wall throws into it. */
function mouth(height: number, radius: number, hex: string, inside = shade(hex, 0.3)): string {
  const deep: Point[] = [[-radius * 0.9, -height], [-radius * 0.2, -height - radius * TILT * 0.75], [radius * 0.55, -height + radius * 0.02],
    [-radius * 0.1, -height + radius * TILT * 0.78]];
  return (
    oval(0, -height, radius, radius * TILT, lit(hex, 0.4)) + oval(0, -height + 1, radius - 7, (radius - 7) * TILT, inside) +
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

const glint = (path: string, opacity = 0.55) => line(path, '#fffaf0', 7, opacity);

/** The bare clay that the dipping left free, with a wavering edge. */
function bareFoot(width: number, height: number, clay: string): string {
  const edge: Point[] = [[-width, -height], [-width * 0.4, -height + 9], [width * 0.2, -height + 4], [width, -height + 10]];
  return fill(`${curve(edge, false)}V60H${-width}Z`, clay);
}

export function mug(glaze: string, clay: string = colour.straw): string {
  const body = turned([[210, 104], [150, 108], [70, 106], [18, 92], [0, 84]]);
  const ear: Point[] = [[92, -176], [152, -178], [178, -128], [156, -74], [96, -56]];
  const handle =
    line(curve(ear, false), shade(glaze, 0.42), 30) + line(curve(ear.map(([x, y]): Point => [x - 3, y - 3]), false), glaze, 23) +
    line(curve([[112, -182], [152, -176], [172, -140]], false), lit(glaze, 0.5), 5, 0.8);
  const skin = bareFoot(110, 46, clay) + speckle(108, 210, shade(glaze, 0.6), 3);
  return handle + solid(body, glaze, shade(glaze, 0.45), 108, skin, glint('M-80 -170C-86 -130 -84 -90 -76 -62')) + mouth(210, 104, glaze);
}

export function bowl(glaze: string, clay: string = colour.straw): string {
  const body = turned([[112, 166], [80, 158], [40, 128], [14, 82], [0, 72]]);
  const skin = bareFoot(170, 30, clay) + speckle(150, 110, shade(glaze, 0.6), 5);
  return solid(body, glaze, shade(glaze, 0.45), 170, skin, glint('M-140 -84C-130 -62 -116 -46 -100 -34')) + mouth(112, 166, glaze, shade(glaze, 0.16));
}

export function jug(glaze: string, clay: string = colour.sand): string {
  const body = turned([[330, 78], [290, 66], [250, 74], [170, 126], [90, 138], [24, 106], [0, 92]]);
  const ear: Point[] = [[66, -296], [134, -312], [176, -250], [158, -176], [116, -152]];
  const handle =
    line(curve(ear, false), shade(glaze, 0.45), 29) + line(curve(ear.map(([x, y]): Point => [x - 3, y - 3]), false), glaze, 21);
  const lip = fill(curve([[-70, -338], [-112, -352], [-100, -322], [-66, -296]]), glaze) + line('M-76 -342L-106 -350', lit(glaze, 0.5), 6);
  const skin = bareFoot(150, 70, clay) + line('M-140 -190C-60 -172 60 -172 140 -190M-140 -176C-60 -158 60 -158 140 -176', lit(glaze, 0.35), 4, 0.7);
  return handle + lip + solid(body, glaze, shade(glaze, 0.45), 128, skin, glint('M-104 -170C-116 -130 -116 -100 -106 -76')) + mouth(330, 78, glaze);
}

export function vase(glaze: string): string {
  const body = turned([[250, 34], [226, 26], [196, 30], [150, 74], [90, 98], [34, 82], [0, 58]]);
  const run = fill('M-120 -260H120V-140C90 -110 74 -150 50 -128C30 -108 10 -146 -18 -122C-40 -104 -60 -140 -84 -118C-100 -108 -110 -120 -120 -126Z', lit(glaze, 0.34), 0.8);
  return solid(body, glaze, shade(glaze, 0.6), 92, run, glint('M-66 -132C-80 -104 -80 -80 -70 -60')) + mouth(250, 34, glaze, shade(glaze, 0.6));
}

/** A twig with narrow leaves, growing from 0, 0 upwards. */
export function oliveTwig(size = 300, lean = 0.3, seed = 2, hex: string = colour.leaf): string {
  const next = chance(seed);
  const stem: Point[] = [[0, 0], [size * lean * 0.25, -size * 0.45], [size * lean, -size]];
  const leaf = (n: number) => {
    const along = 0.22 + (n / 11) * 0.78;
    const [x, y] = [size * lean * along ** 1.6, -size * along];
    const turn = -Math.PI / 2 + (n % 2 ? 1 : -1) * (0.75 + next() * 0.5) * (1.15 - along * 0.5);
    const long = size * (0.24 + next() * 0.06) * (1.2 - along * 0.4);
    const tip: Point = [x + Math.cos(turn) * long, y + Math.sin(turn) * long];
    const side = (far: number): Point => [(x + tip[0]) / 2 - Math.sin(turn) * far, (y + tip[1]) / 2 + Math.cos(turn) * far];
    return fill(curve([[x, y], side(long * 0.15), tip, side(-long * 0.15)]), n % 3 ? hex : mix(hex, colour.sage, 0.6));
  };
  return line(curve(stem, false), shade(colour.bark, 0.2), 5) + Array.from({ length: 12 }, (_, n) => leaf(n)).join('');
}

export function tumbler(glass: string = '#8fb59a', full = true): string {
  const body = turned([[150, 68], [90, 66], [30, 60], [0, 55]]);
  const water = full ? fill('M-90 -96C-40 -84 40 -84 90 -96V30H-90Z', lit(glass, 0.45), 0.65) + oval(0, -96, 65, 11, lit(glass, 0.75), 0.8) : '';
  return (
    `<g opacity=".86">${solid(body, mix(glass, '#ffffff', 0.25), shade(glass, 0.35), 84, water + oval(0, -6, 56, 12, shade(glass, 0.25), 0.6))}</g>` +
    oval(0, -150, 68, 68 * TILT, lit(glass, 0.75), 0.9) + oval(0, -149, 63, 60 * TILT, mix(glass, '#ffffff', 0.15)) +
    line('M-48 -128C-50 -90 -48 -60 -44 -30', '#fff', 6, 0.75) + line('M52 -120C52 -90 50 -60 47 -34', '#fff', 3, 0.5)
  );
}

/** A candle in its cup; the flame stands on `burning`. */
export function candle(cup: string, wax: string = colour.lime, burning = true): string {
  const body = turned([[150, 84], [110, 88], [50, 86], [12, 74], [0, 68]]);
  const stamp = oval(-14, -74, 30, 30, lit(cup, 0.55)) + line('M-32 -70C-24 -82 -16 -60 -6 -72S8 -70 6 -76', shade(cup, 0.35), 4);
  const top = oval(0, -150, 84, 84 * TILT, lit(cup, 0.35)) + oval(0, -148, 77, 12, lit(wax, 0.3)) + line('M0 -148V-168', colour.ink, 4);
  const flame =
    glow(0, -196, 150, 150, '#ffdf8a', 0.5) + fill(curve([[0, -236], [15, -196], [11, -172], [0, -165], [-11, -172], [-14, -196]]), '#f2a83a') +
    fill(curve([[0, -212], [7, -188], [0, -170], [-7, -188]]), '#fff1bf');
  return solid(body, cup, shade(cup, 0.45), 90, stamp, glint('M-66 -124C-70 -90 -68 -60 -62 -36', 0.4)) + top + (burning ? flame : '');
}

/** An oval plate seen from above with a sardine on it; 0, 0 is its middle. */
export function sardinePlate(): string {
  const [w, h] = [300, 196];
  const rim = Array.from({ length: 30 }, (_, n) => {
    const turn = (n / 30) * Math.PI * 2;
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    return `M${(c * w * 0.88).toFixed(0)} ${(s * h * 0.87).toFixed(0)}L${(c * w * 0.96).toFixed(0)} ${(s * h * 0.95).toFixed(0)}`;
  });
  return (
    fill(blob(0, 0, w, h, 0.008, 3, 14), colour.white) + fill(blob(14, 12, w * 0.8, h * 0.78, 0.01, 4, 14), shade(colour.white, 0.1)) +
    fill(blob(4, 2, w * 0.79, h * 0.76, 0.01, 5, 14), lit(colour.paper, 0.5)) + line(rim.join(''), colour.sea, 6, 0.75) + at0(sardine())
  );
}

const at0 = (drawing: string) => `<g transform="rotate(-8)">${drawing}</g>`;

/** One painted fish, head to the left. */
export function sardine(): string {
  const body: Point[] = [[-190, 4], [-150, -30], [-60, -46], [60, -34], [140, -8], [60, 34], [-60, 48], [-150, 34]];
  const scales = [-70, -20, 30, 80].map((x) => `M${x} -26C${x + 16} -10 ${x + 16} 10 ${x} 28`).join('');
  return (
    fill('M128 -6C160 -20 190 -50 206 -54C194 -24 194 14 210 46C184 36 156 14 128 4Z', colour.deep) +
    fill('M-30 -44C0 -76 34 -70 46 -36Z', colour.sea) + fill('M-20 46C0 70 24 68 34 38Z', colour.sea) +
    solid(curve(body), colour.lagoon, colour.deep, 0, fill('M-210 -60H200V-6C90 -10 -60 -20 -210 0Z', colour.deep) + fill('M-210 -4C-60 -22 90 -12 200 -8V2C90 0 -60 -6 -210 12Z', colour.sea)) +
    line(scales, colour.white, 4, 0.8) + line('M-116 -36C-98 -12 -98 16 -114 40', colour.white, 5) + oval(-152, -4, 12, 12, colour.white) + oval(-153, -4, 6, 6, colour.ink)
  );
}

/** A coffee pot with a beak, of hammered brass. */
export function dallah(): string {
  const brass = colour.brass;
  const body = turned([[250, 54], [226, 44], [190, 56], [130, 112], [70, 130], [20, 104], [0, 96]]);
  const beak = fill('M-40 -236C-96 -246 -140 -270 -168 -312C-150 -240 -110 -190 -62 -168Z', lit(brass, 0.2)) + line('M-60 -226C-104 -240 -138 -262 -160 -296', lit(brass, 0.7), 5);
  const ear: Point[] = [[44, -238], [128, -270], [170, -200], [150, -120], [106, -96]];
  const lid = fill('M-54 -250C-50 -300 -24 -318 -8 -330C-10 -346 -8 -356 0 -368C8 -356 10 -346 8 -330C24 -318 50 -300 54 -250Z', brass) + fill('M10 -330C26 -318 50 -300 54 -250H22C28 -286 22 -310 10 -330Z', shade(brass, 0.5), 0.7);
  const dents = Array.from({ length: 5 }, (_, row) => `M-130 ${-40 - row * 24}C-60 ${-22 - row * 24} 60 ${-22 - row * 24} 130 ${-40 - row * 24}`).join('');
  return (
    line(curve(ear, false), shade(brass, 0.5), 22) + line(curve(ear.map(([x, y]): Point => [x - 4, y - 3]), false), brass, 14) + beak +
    solid(body, brass, shade(brass, 0.5), 118, line(dents, shade(brass, 0.4), 5, 0.45, '2 17') + fill('M-140 -206C-60 -190 60 -190 140 -206V-190C60 -174 -60 -174 -140 -190Z', shade(brass, 0.35), 0.5),
      glint('M-98 -112C-112 -84 -110 -60 -100 -40', 0.75) + line('M-78 -140L-70 -150', '#fffaf0', 7, 0.7)) +
    lid + oval(0, -250, 57, 9, lit(brass, 0.5)) + line(straight([[-30, -272], [-18, -304]], false), '#fff6dc', 6, 0.8)
  );
}
