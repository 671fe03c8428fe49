/** Files of one folder over HTTP: types, compression, and nothing from outside the folder. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { type Bytes, compress, encodingFor, encodingHeaders } from './compress.ts';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.mp4': 'video/mp4',
  '.webm': 'video/webm',
  '.woff2': 'font/woff2',
};
const TEXT = /^(text|application\/json|image\/svg)/;
/** Texts kept in memory, packed; beyond it they are read anew. */
const MOST_KEPT = 300;

/** Undefined when there is no such file. */
export type Files = (
  path: string,
  request: Request,
  headers: Record<string, string>,
) => Promise<Response | undefined>;

/** Serves `root`; `/about` finds `about.html`, `/` and `/blog/` find `index.html`. */
export function openFiles(root: string): Files {
  const base = resolve(root);
  const packed = new Map<string, Bytes>();
  return async (path, request, headers) => {
    const file = await locate(base, path);
    if (!file) return undefined;
    const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
    const etag = `W/"${createHash('sha256').update(`${file.path} ${file.size} ${file.time}`).digest('base64url')}"`;
    const isText = TEXT.test(type);
    const encoding = isText ? encodingFor(request, file.size) : 'identity';
    const all = { ...headers, etag, 'content-type': type, ...(isText && encodingHeaders(encoding)) };
    if (request.headers.get('if-none-match') === etag)
      return new Response(null, { status: 304, headers: all });
    const key = `${etag} ${encoding}`;
    const body = packed.get(key) ?? (await compress(await readFile(file.path), encoding, 9));
    if (isText) keep(packed, key, body);
    return new Response(body, { headers: all });
  };
}

function keep(packed: Map<string, Bytes>, key: string, body: Bytes): void {
  if (packed.size >= MOST_KEPT) packed.clear();
  packed.set(key, body);
}

interface Found {
  path: string;
  size: number;
  time: number;
}

async function locate(base: string, path: string): Promise<Found | undefined> {
  const wanted = decode(path);
  // Hidden files, such as those of version control, are nobody's business.
  if (wanted === undefined || /[\0\\]|(^|\/)\./.test(wanted)) return undefined;
  const clean = wanted.replace(/\/+$/, '');
  for (const each of [clean, `${clean}.html`, `${clean}/index.html`]) {
    const full = join(base, each);
    if (!full.startsWith(base + sep)) continue;
    const found = await stat(full).catch(() => undefined);
    if (found?.isFile()) return { path: full, size: found.size, time: found.mtimeMs };
  }
  return undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}
