/** Where things stand: paper grain, walls, tables, sunlight and shadows. */
import { colour, lit, shade } from './palette.ts';
import { blend, box, chance, curve, fill, glow, line, type Point, straight } from './svg.ts';

/** Flecks as on rough paper, laid over the whole picture. */
export function grain(width: number, height: number, strength = 1): string {
  const next = chance(7);
  const far = () => Math.round((next() - 0.5) * 9);
  const fleck = () => `M${Math.round(next() * 236)} ${Math.round(next() * 236)}l${far()} ${far()}`;
  const flecks = (count: number) => Array.from({ length: count }, fleck).join('');
  const ink = (path: string, hex: string, opacity: number) =>
    `<path d="${path}" stroke="${hex}" stroke-width="1.3" opacity="${opacity}"/>`;
  return (
    `<pattern id="grain" width="240" height="240" patternUnits="userSpaceOnUse">` +
    `${ink(flecks(64), '#fff', 0.2 * strength)}${ink(flecks(56), '#2a2018', 0.11 * strength)}</pattern>` +
    box(0, 0, width, height, 'url(#grain)')
  );
}

/** Thin washes of a broad brush across an area: long shapes that run dry at both ends. */
export function brush(
  x: number,
  y: number,
  width: number,
  height: number,
  hex: string,
  seed: number,
  count = 7,
  opacity = 0.1,
) {
  const next = chance(seed);
  const washes = Array.from({ length: count }, () => {
    const [left, long] = [x + next() * width * 0.6 - width * 0.1, width * (0.35 + next() * 0.5)];
    const [top, thick, bend] = [y + next() * height, 8 + next() * height * 0.05, (next() - 0.5) * 40];
    const run: Point[] = [
      [left, top],
      [left + long * 0.3, top + bend - thick],
      [left + long * 0.8, top + bend * 0.4 - thick * 0.5],
      [left + long, top + bend * 0.2],
      [left + long * 0.7, top + bend * 0.6 + thick * 0.7],
      [left + long * 0.25, top + bend + thick * 0.4],
    ];
    return curve(run);
  });
  return fill(washes.join(''), hex, opacity);
}

/** A plaster wall over a table top; light falls from the upper left. */
export function tableTop(wall: string, table: string, horizon = 690): string {
  const air = blend(lit(wall, 0.22), shade(wall, 0.1), '0 0 1 1');
  const top = blend(lit(table, 0.12), shade(table, 0.12), '0 0 1 1');
  const edge: Point[] = [
    [0, horizon + 4],
    [210, horizon - 3],
    [480, horizon + 3],
    [800, horizon - 2],
  ];
  return (
    air.markup +
    box(0, 0, 800, 1000, air.paint) +
    brush(0, 0, 800, horizon, lit(wall, 0.5), horizon) +
    brush(0, 0, 800, horizon, shade(wall, 0.4), horizon + 5, 4, 0.05) +
    top.markup +
    fill(`${curve(edge, false)}V1000H0Z`, top.paint) +
    brush(0, horizon + 30, 800, 280, lit(table, 0.5), 11, 7) +
    brush(0, horizon + 40, 800, 260, shade(table, 0.4), 3, 4, 0.06)
  );
}

/** The sun through a window with four panes, thrown on the wall. */
export function sunlight(x: number, y: number, size: number, hex: string, opacity = 0.5): string {
  const pane = (column: number, row: number) => {
    const [left, top] = [
      x + column * size * 0.54 + row * size * 0.12,
      y + row * size * 0.74 + column * size * 0.1,
    ];
    const [w, h] = [size * 0.5, size * 0.7];
    const corners: Point[] = [
      [left, top],
      [left + w, top + w * 0.2],
      [left + w + h * 0.17, top + h + w * 0.2],
      [left + h * 0.17, top + h],
    ];
    return straight(corners);
  };
  return fill([pane(0, 0), pane(1, 0), pane(0, 1), pane(1, 1)].join(''), hex, opacity);
}

/** The shadow of a branch on a wall. */
export function leafShadow(
  x: number,
  y: number,
  size: number,
  hex: string,
  opacity = 0.16,
  seed = 4,
): string {
  const next = chance(seed);
  const leaves = Array.from({ length: 13 }, (_, n) => {
    const along = n / 13;
    const [cx, cy] = [x + along * size, y + along * along * size * 0.5];
    const turn = (n % 2 ? 1 : -1) * (0.7 + next() * 0.5) + 0.5;
    const long = size * (0.2 - along * 0.08);
    const tip: Point = [cx + Math.cos(turn) * long, cy + Math.sin(turn) * long];
    const side = (far: number): Point => [
      (cx + tip[0]) / 2 - Math.sin(turn) * far,
      (cy + tip[1]) / 2 + Math.cos(turn) * far,
    ];
    return curve([[cx, cy], side(long * 0.2), tip, side(-long * 0.2)]);
  });
  const stem: Point[] = [
    [x - size * 0.2, y - size * 0.05],
    [x + size * 0.4, y + size * 0.08],
    [x + size, y + size * 0.5],
  ];
  return `<g opacity="${opacity}">${fill(leaves.join(''), hex)}${line(curve(stem, false), hex, size * 0.018)}</g>`;
}

/** What a standing thing throws on the table: dark at its foot, lost to the right. */
export function cast(
  x: number,
  y: number,
  reach: number,
  height: number,
  hex: string = colour.ink,
  opacity = 0.42,
) {
  const fade = blend(hex, hex, '0 0 1 0', [opacity, 0]);
  const shape: Point[] = [
    [x - reach * 0.42, y],
    [x, y - height * 0.55],
    [x + reach * 0.8, y - height * 0.6],
    [x + reach * 1.5, y - height * 0.25],
    [x + reach * 1.5, y + height * 0.25],
    [x + reach * 0.7, y + height * 0.5],
    [x, y + height * 0.5],
  ];
  return (
    fade.markup + fill(curve(shape), fade.paint) + glow(x, y, reach * 0.72, height * 0.75, hex, opacity * 0.9)
  );
}

/** A peg in the wall, for what hangs. */
export function wallOnly(wall: string): string {
  const air = blend(lit(wall, 0.3), shade(wall, 0.13), '0 0 1 1');
  return (
    air.markup +
    box(0, 0, 800, 1000, air.paint) +
    brush(0, 20, 800, 960, lit(wall, 0.55), 21, 12) +
    brush(0, 20, 800, 960, shade(wall, 0.4), 9, 5, 0.04)
  );
}
