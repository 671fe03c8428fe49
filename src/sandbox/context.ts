/** What every part of the sandbox works with: tables, clock, ids, and the way out for events. */
import { randomBytes } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Tables } from './tables.ts';

/** The API call that caused an event; buyers cause theirs without one. */
export interface Cause {
  id: string | null;
  idempotency_key: string | null;
}

export interface Context {
  tables: Tables;
  clock: Clock;
  /** A new id such as `pi_…`. */
  id(prefix: string): string;
  /** Where the pages of the sandbox are reached, without a slash at the end. */
  origin(): string;
  /** Records an event and sends it; resolves after the first try of each delivery. */
  emit(type: string, object: object, cause?: Cause): Promise<void>;
  /** Writes the tables down, if there is a store. */
  save(): void;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** 24 letters and digits. */
export function randomId(): string {
  return Array.from(randomBytes(24), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
