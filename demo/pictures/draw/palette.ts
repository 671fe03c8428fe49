/** The colours of the house. Shadows lean to the sea, lights lean to the sun. */
export const colour = {
  lime: '#f7f1e5',
  paper: '#f1e6d3',
  sand: '#e6d3b3',
  straw: '#dcb87a',
  ochre: '#d99a36',
  clay: '#c2603c',
  brick: '#9c4226',
  rose: '#e7b8a2',
  coral: '#e27a5c',
  sage: '#9aa583',
  olive: '#717a48',
  leaf: '#4f6339',
  mist: '#cfdcd6',
  lagoon: '#86b5b3',
  sea: '#3d7f8e',
  deep: '#1d4d60',
  ink: '#20323c',
  indigo: '#2f4770',
  night: '#1a2a44',
  wood: '#b98250',
  bark: '#7c5233',
  lemon: '#efc645',
  brass: '#c9963c',
  white: '#fdfaf2',
} as const;

const parts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));

/** `share` of the way from one colour to the other, 0 to 1. */
export function mix(from: string, to: string, share: number): string {
  const [a, b] = [parts(from), parts(to)];
  const blend = a.map((value, at) => Math.round(value + ((b[at] ?? 0) - value) * share));
  return `#${blend.map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

export const shade = (hex: string, share = 0.3) => mix(hex, '#33305c', share);
export const lit = (hex: string, share = 0.3) => mix(hex, '#fff4dc', share);
