/** Glass, brass, a candle in its cup, a plate with a fish. Each stands with the middle of its foot at 0, 0. */

import { colour, lit, mix, shade } from './palette.ts';
import { glint, TILT, turned } from './pots.ts';
import { blob, chance, curve, fill, glow, line, oval, type Point, solid, straight } from './svg.ts';

/** A twig with narrow leaves, growing from 0, 0 upwards. */
export function oliveTwig(size = 300, lean = 0.3, seed = 2, hex: string = colour.leaf): string {
  const next = chance(seed);
  const stem: Point[] = [
    [0, 0],
    [size * lean * 0.25, -size * 0.45],
    [size * lean, -size],
  ];
  const leaf = (n: number) => {
    const along = 0.22 + (n / 11) * 0.78;
    const [x, y] = [size * lean * along ** 1.6, -size * along];
    const turn = -Math.PI / 2 + (n % 2 ? 1 : -1) * (0.75 + next() * 0.5) * (1.15 - along * 0.5);
    const long = size * (0.24 + next() * 0.06) * (1.2 - along * 0.4);
    const tip: Point = [x + Math.cos(turn) * long, y + Math.sin(turn) * long];
    const side = (far: number): Point => [
      (x + tip[0]) / 2 - Math.sin(turn) * far,
      (y + tip[1]) / 2 + Math.cos(turn) * far,
    ];
    return fill(
      curve([[x, y], side(long * 0.15), tip, side(-long * 0.15)]),
      n % 3 ? hex : mix(hex, colour.sage, 0.6),
    );
  };
  return (
    line(curve(stem, false), shade(colour.bark, 0.2), 5) +
    Array.from({ length: 12 }, (_, n) => leaf(n)).join('')
  );
}

export function tumbler(glass: string = '#8fb59a', full = true): string {
  const body = turned([
    [150, 68],
    [90, 66],
    [30, 60],
    [0, 55],
  ]);
  const water = full
    ? fill('M-90 -96C-40 -84 40 -84 90 -96V30H-90Z', lit(glass, 0.45), 0.65) +
      oval(0, -96, 65, 11, lit(glass, 0.75), 0.8)
    : '';
  return (
    `<g opacity=".86">${solid(body, mix(glass, '#ffffff', 0.25), shade(glass, 0.35), 84, water + oval(0, -6, 56, 12, shade(glass, 0.25), 0.6))}</g>` +
    oval(0, -150, 68, 68 * TILT, lit(glass, 0.75), 0.9) +
    oval(0, -149, 63, 60 * TILT, mix(glass, '#ffffff', 0.15)) +
    line('M-48 -128C-50 -90 -48 -60 -44 -30', '#fff', 6, 0.75) +
    line('M52 -120C52 -90 50 -60 47 -34', '#fff', 3, 0.5)
  );
}

const candleFlame = () =>
  glow(0, -196, 150, 150, '#ffdf8a', 0.5) +
  fill(
    curve([
      [0, -236],
      [15, -196],
      [11, -172],
      [0, -165],
      [-11, -172],
      [-14, -196],
    ]),
    '#f2a83a',
  ) +
  fill(
    curve([
      [0, -212],
      [7, -188],
      [0, -170],
      [-7, -188],
    ]),
    '#fff1bf',
  );

/** A candle in its cup; the flame stands on `burning`. */
export function candle(cup: string, wax: string = colour.lime, burning = true): string {
  const body = turned([
    [150, 84],
    [110, 88],
    [50, 86],
    [12, 74],
    [0, 68],
  ]);
  const stamp =
    oval(-14, -74, 30, 30, lit(cup, 0.55)) +
    line('M-32 -70C-24 -82 -16 -60 -6 -72S8 -70 6 -76', shade(cup, 0.35), 4);
  const top =
    oval(0, -150, 84, 84 * TILT, lit(cup, 0.35)) +
    oval(0, -148, 77, 12, lit(wax, 0.3)) +
    line('M0 -148V-168', colour.ink, 4);

  return (
    solid(body, cup, shade(cup, 0.45), 90, stamp, glint('M-66 -124C-70 -90 -68 -60 -62 -36', 0.4)) +
    top +
    (burning ? candleFlame() : '')
  );
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
    fill(blob(0, 0, w, h, 0.008, 3, 14), colour.white) +
    fill(blob(14, 12, w * 0.8, h * 0.78, 0.01, 4, 14), shade(colour.white, 0.1)) +
    fill(blob(4, 2, w * 0.79, h * 0.76, 0.01, 5, 14), lit(colour.paper, 0.5)) +
    line(rim.join(''), colour.sea, 6, 0.75) +
    at0(sardine())
  );
}

const at0 = (drawing: string) => `<g transform="rotate(-8)">${drawing}</g>`;

/** One painted fish, head to the left. */
export function sardine(): string {
  const body: Point[] = [
    [-190, 4],
    [-150, -30],
    [-60, -46],
    [60, -34],
    [140, -8],
    [60, 34],
    [-60, 48],
    [-150, 34],
  ];
  const scales = [-70, -20, 30, 80].map((x) => `M${x} -26C${x + 16} -10 ${x + 16} 10 ${x} 28`).join('');
  return (
    fill('M128 -6C160 -20 190 -50 206 -54C194 -24 194 14 210 46C184 36 156 14 128 4Z', colour.deep) +
    fill('M-30 -44C0 -76 34 -70 46 -36Z', colour.sea) +
    fill('M-20 46C0 70 24 68 34 38Z', colour.sea) +
    solid(
      curve(body),
      colour.lagoon,
      colour.deep,
      0,
      fill('M-210 -60H200V-6C90 -10 -60 -20 -210 0Z', colour.deep) +
        fill('M-210 -4C-60 -22 90 -12 200 -8V2C90 0 -60 -6 -210 12Z', colour.sea),
    ) +
    line(scales, colour.white, 4, 0.8) +
    line('M-116 -36C-98 -12 -98 16 -114 40', colour.white, 5) +
    oval(-152, -4, 12, 12, colour.white) +
    oval(-153, -4, 6, 6, colour.ink)
  );
}

const dallahBody = () =>
  turned([
    [250, 54],
    [226, 44],
    [190, 56],
    [130, 112],
    [70, 130],
    [20, 104],
    [0, 96],
  ]);

const dallahDents = () =>
  Array.from(
    { length: 5 },
    (_, row) => `M-130 ${-40 - row * 24}C-60 ${-22 - row * 24} 60 ${-22 - row * 24} 130 ${-40 - row * 24}`,
  ).join('');

const BRASS = colour.brass;

const dallahLid = () =>
  fill(
    'M-54 -250C-50 -300 -24 -318 -8 -330C-10 -346 -8 -356 0 -368C8 -356 10 -346 8 -330C24 -318 50 -300 54 -250Z',
    BRASS,
  ) + fill('M10 -330C26 -318 50 -300 54 -250H22C28 -286 22 -310 10 -330Z', shade(BRASS, 0.5), 0.7);

const dallahBeak = () =>
  fill('M-40 -236C-96 -246 -140 -270 -168 -312C-150 -240 -110 -190 -62 -168Z', lit(BRASS, 0.2)) +
  line('M-60 -226C-104 -240 -138 -262 -160 -296', lit(BRASS, 0.7), 5);

/** A coffee pot with a beak, of hammered brass. */
export function dallah(): string {
  const ear: Point[] = [
    [44, -238],
    [128, -270],
    [170, -200],
    [150, -120],
    [106, -96],
  ];

  return (
    line(curve(ear, false), shade(BRASS, 0.5), 22) +
    line(
      curve(
        ear.map(([x, y]): Point => [x - 4, y - 3]),
        false,
      ),
      BRASS,
      14,
    ) +
    dallahBeak() +
    solid(
      dallahBody(),
      BRASS,
      shade(BRASS, 0.5),
      118,
      line(dallahDents(), shade(BRASS, 0.4), 5, 0.45, '2 17') +
        fill(
          'M-140 -206C-60 -190 60 -190 140 -206V-190C60 -174 -60 -174 -140 -190Z',
          shade(BRASS, 0.35),
          0.5,
        ),
      glint('M-98 -112C-112 -84 -110 -60 -100 -40', 0.75) + line('M-78 -140L-70 -150', '#fffaf0', 7, 0.7),
    ) +
    dallahLid() +
    oval(0, -250, 57, 9, lit(BRASS, 0.5)) +
    line(
      straight(
        [
          [-30, -272],
          [-18, -304],
        ],
        false,
      ),
      '#fff6dc',
      6,
      0.8,
    )
  );
}
