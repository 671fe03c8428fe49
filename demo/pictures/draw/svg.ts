/** Small words for drawing: paths, groups, clips. Everything returns SVG text; y grows downwards. */

export type Point = readonly [x: number, y: number];

/** Whole numbers are finer than a screen pixel at the sizes we draw; small shapes keep one decimal. */
const short = (value: number) =>
  String(Math.abs(value) < 40 ? Math.round(value * 10) / 10 : Math.round(value));

let ids = 0;

/** A picture starts counting its ids anew, so that drawing it twice gives the same text. */
export function restart() {
  ids = 0;
}

export function newId(): string {
  ids += 1;
  return `i${ids}`;
}

/** A repeatable stand-in for chance: the same seed gives the same hand. */
export function chance(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x9e3779b9;
    state ^= state >>> 13;
    return (state >>> 0) / 4294967296;
  };
}

/** Curves through the points (Catmull-Rom as Béziers), without the first move. */
export function through(points: readonly Point[], closed = false): string {
  const last = points.length - 1;
  const point = (at: number) => nth(points, closed ? at % points.length : Math.max(0, Math.min(last, at)));
  let path = '';
  for (let at = 0; at < (closed ? points.length : last); at++) {
    const [a, b, c, d] = [point(at - 1), point(at), point(at + 1), point(at + 2)];
    const one = [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6];
    const two = [c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6];
    path += `C${[...one, ...two, ...c].map(short).join(' ')}`;
  }
  return path;
}

export function curve(points: readonly Point[], closed = true): string {
  const [x, y] = nth(points, 0);
  return `M${short(x)} ${short(y)}${through(points, closed)}${closed ? 'Z' : ''}`;
}

export function straight(points: readonly Point[], closed = true): string {
  return `M${points.map(([x, y]) => `${short(x)} ${short(y)}`).join('L')}${closed ? 'Z' : ''}`;
}

export function fill(path: string, colour: string, opacity = 1): string {
  return `<path d="${path}" fill="${colour}"${opacity < 1 ? ` opacity="${short2(opacity)}"` : ''}/>`;
}

const short2 = (value: number) => String(Math.round(value * 100) / 100);

export function line(path: string, colour: string, width: number, opacity = 1, dashes = ''): string {
  const faint = opacity < 1 ? ` opacity="${short2(opacity)}"` : '';
  const dash = dashes ? ` stroke-dasharray="${dashes}"` : '';
  return `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}"${faint}${dash}/>`;
}

export function oval(x: number, y: number, rx: number, ry: number, colour: string, opacity = 1): string {
  const faint = opacity < 1 ? ` opacity="${short2(opacity)}"` : '';
  const at = `cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}"`;
  return `<ellipse ${at} fill="${colour}"${faint}/>`;
}

export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: string,
  opacity = 1,
): string {
  const faint = opacity < 1 ? ` opacity="${short2(opacity)}"` : '';
  const at = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
  return `<rect ${at} fill="${colour}"${faint}/>`;
}

const CORNER: Point = [0, 0];

/** The point at a place, from the end if below 0. */
export const nth = (points: readonly Point[], place: number): Point => points.at(place) ?? CORNER;

/** Moves, then turns (degrees), then scales what was drawn around 0, 0. */
export function at(x: number, y: number, drawing: string, scale = 1, turn = 0): string {
  const turned = turn ? ` rotate(${short2(turn)})` : '';
  const scaled = scale === 1 ? '' : ` scale(${short2(scale)})`;
  return `<g transform="translate(${short(x)} ${short(y)})${turned}${scaled}">${drawing}</g>`;
}

/** Mirrors left and right around x = 0. */
export function mirror(drawing: string): string {
  return `<g transform="scale(-1 1)">${drawing}</g>`;
}

/** `inside` shows only where the path is. */
export function within(path: string, inside: string): string {
  const id = newId();
  return `<clipPath id="${id}"><path d="${path}"/></clipPath><g clip-path="url(#${id})">${inside}</g>`;
}

/** A body with light from the left: the shape in its colour, its own outline moved right as shade. */
export function solid(
  path: string,
  colour: string,
  shade: string,
  by: number,
  detail = '',
  glint = '',
): string {
  const clip = newId();
  const shape = newId();
  const deep = by ? `<use href="#${shape}" x="${short(by)}" fill="${shade}" opacity=".5"/>` : '';
  const deeper = by ? `<use href="#${shape}" x="${short(by * 1.55)}" fill="${shade}" opacity=".55"/>` : '';
  return (
    `<clipPath id="${clip}"><path id="${shape}" d="${path}"/></clipPath><use href="#${shape}" fill="${colour}"/>` +
    `<g clip-path="url(#${clip})">${detail}${deep}${deeper}${glint}</g>`
  );
}

/** A straight colour run; angles as `x1 y1 x2 y2` in parts of the shape. Use the result as a fill. */
export function blend(from: string, to: string, way = '0 0 0 1', ends: readonly number[] = [1, 1]) {
  const id = newId();
  const [x1, y1, x2, y2] = way.split(' ');
  const stop = (colour: string, place: number, opacity = 1) =>
    `<stop offset="${place}" stop-color="${colour}"${opacity < 1 ? ` stop-opacity="${opacity}"` : ''}/>`;
  const markup =
    `<linearGradient id="${id}" x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}">` +
    `${stop(from, 0, ends[0])}${stop(to, 1, ends[1])}</linearGradient>`;
  return { markup, paint: `url(#${id})` };
}

/** A glow or a soft shadow: a colour that fades from its middle. */
export function glow(x: number, y: number, rx: number, ry: number, colour: string, opacity: number): string {
  const id = newId();
  return (
    `<radialGradient id="${id}"><stop stop-color="${colour}" stop-opacity="${opacity}"/>` +
    `<stop offset=".55" stop-color="${colour}" stop-opacity="${short2(opacity * 0.45)}"/>` +
    `<stop offset="1" stop-color="${colour}" stop-opacity="0"/></radialGradient>` +
    oval(x, y, rx, ry, `url(#${id})`)
  );
}

/** A spot with an uneven edge, as a brush leaves it. */
export function blob(
  x: number,
  y: number,
  rx: number,
  ry: number,
  rough = 0.06,
  seed = 1,
  points = 9,
): string {
  const next = chance(seed);
  const edge = Array.from({ length: points }, (_, at): Point => {
    const turn = (at / points) * Math.PI * 2;
    const far = 1 + (next() - 0.5) * 2 * rough;
    return [x + Math.cos(turn) * rx * far, y + Math.sin(turn) * ry * far];
  });
  return curve(edge);
}
