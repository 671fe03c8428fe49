/** The shopper's own board: ids of saved products, newest first, on their device only. */
import { atom } from 'nanostores';
import { json, list } from '../core/parse.ts';
import { id } from '../core/product.ts';
import { keep } from './keep.ts';
import { onOutsideChange, readKept } from './storage.ts';

const NAME = 'saved';

/** A board longer than this is no longer looked through. */
const MOST = 200;

export const $saved = atom<readonly string[]>([]);

const reader = list(id, MOST, () => {});

function restore(): void {
  const source = readKept(NAME);
  if (source === null) return;
  try {
    $saved.set(json(reader, source, NAME));
  } catch {
    $saved.set([]);
  }
}

let started = false;

/** Begins to follow the device; called by the first element that shows or changes the board. */
export function startSaved(): void {
  if (started) return;
  started = true;
  restore();
  onOutsideChange(NAME, restore);
}

/** Saves the product, or lets go of it if it is saved. */
export function toggleSaved(product: string): void {
  restore();
  const others = $saved.get().filter((each) => each !== product);
  const saved = others.length === $saved.get().length ? [product, ...others].slice(0, MOST) : others;
  keep(NAME, saved.length ? JSON.stringify(saved) : undefined);
  $saved.set(saved);
}
