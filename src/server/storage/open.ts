/** Opens the storage: an SQLite file by default, PostgreSQL to grow, memory for tests and demos. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kysely, type Transaction } from 'kysely';
import { migrate } from './migrations.ts';
import { postgresDialect } from './postgres.ts';
import type { Schema } from './schema.ts';
import { sqliteDialect } from './sqlite.ts';

export type StorageOptions = { dataDir: string } | { databaseUrl: string } | { memory: true };

export interface Storage {
  db: Kysely<Schema>;
  /**
   * Runs `work` in a transaction, again from the start when the database asks for it
   * (serialization failure, deadlock, busy). So `work` does nothing but talk to `tx`.
   */
  transaction<T>(work: (tx: Transaction<Schema>) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Times a transaction is tried, and the longest first pause in milliseconds; it doubles each time. */
const MOST_TRIES = 5;
const PAUSE = 20;

/** `onError` hears of broken idle connections. Rejects when the database cannot be opened or migrated. */
export async function openStorage(
  options: StorageOptions,
  onError: (error: Error) => void = () => {},
): Promise<Storage> {
  const db = new Kysely<Schema>({ dialect: dialectFor(options, onError) });
  try {
    await repeat(() => migrate(db, Date.now));
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    db,
    transaction: (work) => repeat(() => db.transaction().execute(work)),
    close: () => db.destroy(),
  };
}

function dialectFor(options: StorageOptions, onError: (error: Error) => void) {
  if ('databaseUrl' in options) return postgresDialect(options.databaseUrl, onError);
  if ('memory' in options) return sqliteDialect(':memory:');
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  return sqliteDialect(join(options.dataDir, 'souk.db'));
}

async function repeat<T>(run: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await run();
    } catch (error) {
      if (tries === MOST_TRIES || !isPassing(error)) throw error;
      await sleep(Math.random() * PAUSE * 2 ** tries);
    }
  }
}

const OUTAGES = /^(Connection terminated|timeout exceeded when|Query read timeout|driver has already been)/;

/**
 * Whether the database, not the question, is at fault: it cannot be reached, is shutting down,
 * has no room, refuses to write. The caller may try again later.
 */
export function isOutage(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (code === 'ERR_SQLITE_ERROR') return true;
  if (typeof code === 'string') return /^(08|25006|40|53|57|58|E[A-Z]+$)/.test(code);
  // Words are all there is from the pool of pg, and from Kysely once the storage is closed.
  return OUTAGES.test(String(message));
}

/** PostgreSQL: serialization failure, deadlock. SQLite: busy (5), locked (6), with their finer kinds. */
function isPassing(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  if (code === '40001' || code === '40P01') return true;
  return typeof errcode === 'number' && [5, 6].includes(errcode & 0xff);
}
