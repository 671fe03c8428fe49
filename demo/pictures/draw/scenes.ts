/** The pictures of the posts, by the name of their file. */
import { kitchenShelf, tableAtNoon, windowSill } from './scenes/indoors.ts';
import { lisbon } from './scenes/lisbon.ts';
import { lowTide, market } from './scenes/outdoors.ts';
import { roofTerrace } from './scenes/roof.ts';

export interface Scene {
  width: number;
  height: number;
  draw: () => string;
}

const tall = (draw: () => string): Scene => ({ width: 1200, height: 1500, draw });
const wide = (draw: () => string): Scene => ({ width: 1600, height: 1000, draw });

export const scenes: Record<string, Scene> = {
  'post-lisbon': tall(lisbon),
  'post-kitchen-shelf': tall(kitchenShelf),
  'post-window-sill': tall(windowSill),
  'post-table-at-noon': tall(tableAtNoon),
  'post-low-tide': wide(lowTide),
  'post-roof-terrace': wide(roofTerrace),
  'post-saturday-market': wide(market),
};
