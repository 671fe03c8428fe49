/** The databases that everything is tried on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { openStorage, type Storage, type StorageOptions } from '../../src/server/storage/open.ts';
import { type Postgres, startPostgres } from '../support/postgres.ts';

export interface Engine {
  name: string;
  /** A new, empty database, open. */
  open(): Promise<Storage>;
  /** Where a new, empty database is, for copies of the server that share it. */
  place(): Promise<StorageOptions>;
}

export function sqlite(): Engine {
  const folders: string[] = [];
  after(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
  const place = async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'souk-sqlite-'));
    folders.push(dataDir);
    return { dataDir };
  };
  return { name: 'SQLite', open: async () => openStorage(await place()), place };
}

export function postgres(): Engine {
  let server: Promise<Postgres> | undefined;
  after(async () => (await server)?.stop());
  const place = async () => {
    server ??= startPostgres();
    return { databaseUrl: await (await server).createDatabase() };
  };
  return { name: 'PostgreSQL', open: async () => openStorage(await place()), place };
}
