/** Where the shop's data lies: a folder with an SQLite file, or the PostgreSQL of DATABASE_URL. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SoukError } from '../core/errors.ts';
import { openStorage, type Storage } from '../server/storage/open.ts';
import type { Given, Option } from './command.ts';
import type { Io } from './io.ts';

export const DATA: Option = { value: 'DIR', says: 'folder of the database (souk-data)' };

/** The folder, when no database is named in the environment. */
export const dataDir = (given: Given): string => given.text('data') ?? 'souk-data';

/** Opens it for one piece of work. */
export async function withStorage<T>(
  given: Given,
  { env }: Io,
  work: (storage: Storage) => Promise<T>,
): Promise<T> {
  const place = env.DATABASE_URL ? { databaseUrl: env.DATABASE_URL } : { dataDir: dataDir(given) };
  const storage = await openStorage(place).catch((cause) => {
    throw new SoukError('no_storage', unopened(env.DATABASE_URL ? 'DATABASE_URL' : dataDir(given), cause), {
      cause,
    });
  });
  try {
    return await work(storage);
  } finally {
    await storage.close();
  }
}

const unopened = (place: string, cause: Error) =>
  `The database of ${place} cannot be opened: ${cause.message}. Check the place and the right to write there.`;

/** Reading from a folder without data is a slip of the pen, not an empty shop. */
export function expectData(given: Given, { env }: Io): void {
  const dir = dataDir(given);
  if (env.DATABASE_URL || existsSync(join(dir, 'souk.db'))) return;
  throw new SoukError('no_data', `There is no shop in ${dir}. Fill it first: souk import FILE --data ${dir}`);
}
