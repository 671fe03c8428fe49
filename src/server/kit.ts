/** `GET /kit/:version/*`: the built kit. A version never changes, so its files may be kept for a year. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Context } from 'hono';
import { notFound } from './errors.ts';
import { openFiles } from './files.ts';

const HEADERS = {
  'cache-control': 'public, max-age=31536000, immutable',
  'cross-origin-resource-policy': 'cross-origin',
};

/** Root of the package, whether it runs from source or built. */
const root = packageRoot(dirname(fileURLToPath(import.meta.url)));

/** Version of the package, and so of the kit it serves. */
export const version: string = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version;

/** Serves `folder`, by default what the build left in the package. */
export function kit(folder = join(root, 'dist/kit')) {
  const files = openFiles(folder);
  return async ({ req }: Context): Promise<Response> => {
    const prefix = `/kit/${version}/`;
    const { pathname } = new URL(req.url);
    const found =
      pathname.startsWith(prefix) && (await files(pathname.slice(prefix.length), req.raw, HEADERS));
    if (!found) throw notFound('file in the kit');
    return found;
  };
}

function packageRoot(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const above = dirname(folder);
  if (above === folder) throw new Error('package.json of souk-kit was not found above the server');
  return packageRoot(above);
}
