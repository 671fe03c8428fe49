/**
 * Where the tags of a picture are drawn: every target lies whole inside the
 * picture, none covers another, and the same input gives the same places.
 */

/** A tag's place in percent of the picture from its left and top, never mirrored. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Centre and side of a square target, in px from the picture's left and top. */
export interface Target {
  x: number;
  y: number;
  size: number;
}

export interface Area {
  /** The picture as shown, in px. */
  width: number;
  height: number;
  /** Side of a target with room around it, in px. */
  size?: number;
  /** A strip at the bottom that stays free, for a video's controls; in px. */
  foot?: number;
}

/** Smallest side of a target and least distance of two centres, in px (WCAG 2.5.8). */
export const LEAST = 24;

/** A tag moved further than this, in px, would point at something else; then the list has it alone. */
const FARTHEST = 96;
const STEP = 4;
const DIRECTIONS = 16;

/** Tags whose heights differ less than this, in percent, read as one row. */
const ROW = 6;

/** Top to bottom, then left to right: the order in which the targets get focus. */
export function inReadingOrder<T extends Spot>(spots: readonly T[]): T[] {
  return [...spots].sort((a, b) => Math.round(a.y / ROW) - Math.round(b.y / ROW) || a.x - b.x);
}

/** A target for each spot, in their order; undefined where there was no room left near by. */
export function arrange(spots: readonly Spot[], area: Area): (Target | undefined)[] {
  const taken: Target[] = [];
  const targets = spots.map((spot) => findRoom(spot, area, taken));
  // Targets shrink to the distance of their nearest neighbour, so that none lies on another.
  for (const each of taken) {
    for (const other of taken) if (other !== each) each.size = Math.min(each.size, distance(each, other));
  }
  return targets;
}

/** The free place nearest to the spot; it is taken at once. */
function findRoom(
  spot: Spot,
  { width, height, size = 44, foot = 0 }: Area,
  taken: Target[],
): Target | undefined {
  const side = Math.min(size, width, height - foot);
  const into = (value: number, length: number) => Math.min(Math.max(value, side / 2), length - side / 2);
  const x = into((spot.x * width) / 100, width);
  const y = into((spot.y * height) / 100, height - foot);
  // Also when the numbers are none: nothing is then drawn.
  if (!(side >= LEAST && x + y)) return undefined;
  for (let way = 0; way <= FARTHEST; way += STEP) {
    for (let turn = 0; turn < DIRECTIONS; turn++) {
      const angle = (turn / DIRECTIONS) * 2 * Math.PI;
      // Whole pixels, or rounding errors would make 24 less than 24.
      const target = {
        x: into(Math.round(x + way * Math.cos(angle)), width),
        y: into(Math.round(y + way * Math.sin(angle)), height - foot),
        size: side,
      };
      if (taken.every((other) => distance(other, target) >= LEAST)) {
        taken.push(target);
        return target;
      }
    }
  }
  return undefined;
}

/** The larger of both differences: squares of side `d` at distance `d` do not overlap. */
function distance(a: Target, b: Target): number {
  return Math.max(Math.abs(a.x - b.x), Math.abs(a.y - b.y));
}
