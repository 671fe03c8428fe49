/** Files of one folder over HTTP: types, compression, and nothing from outside the folder. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

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
/** Below this, compression costs more than it saves. Bytes. */
const SMALL = 500;
/** Compressed files kept in memory; beyond it they are made anew. */
const MOST_KEPT = 300;

type Encoding = 'br' | 'gzip' | 'identity';
type Bytes = Uint8Array<ArrayBuffer>;

/** Undefined when there is no such file. */
export type Files = (path: string, request: Request, headers: Record<string, string>) => Promise<Response | undefined>;

/** Serves `root`; `/about` finds `about.html`, `/` and `/blog/` find `index.html`. */
export function openFiles(root: string): Files {
  const base = resolve(root);
  const packed = new Map<string, Bytes>();
  return async (path, request, headers) => {
    const file = await locate(base, path);
    if (!file) return undefined;
    const type = TYPES[extname(file.path)] ?? 'application/octet-stream';
    const etag = `W/"${createHash('sha256').update(`${file.path} ${file.size} ${file.time}`).digest('base64url').slice(0, 22)}"`;
    const all = { ...headers, etag, 'content-type': type, ...(TEXT.test(type) && { vary: 'accept-encoding' }) };
    if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers: all });
    const encoding = TEXT.test(type) && file.size > SMALL ? encodingFor(request) : 'identity';
    const body = await pack(file.path, encoding, `${etag} ${encoding}`, packed);
    return new Response(body, { headers: { ...all, ...(encoding !== 'identity' && { 'content-encoding': encoding }) } });
  };
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

function encodingFor(request: Request): Encoding {
  const accepted = (request.headers.get('accept-encoding') ?? '').split(',').map((each) => each.trim());
  const takes = (name: string) => accepted.some((each) => each === name || (each.startsWith(`${name};`) && !/q=0(\.0*)?$/.test(each)));
  if (takes('br')) return 'br';
  return takes('gzip') ? 'gzip' : 'identity';
}

async function pack(path: string, encoding: Encoding, key: string, packed: Map<string, Bytes>): Promise<Bytes> {
  const kept = packed.get(key);
  if (kept) return kept;
  const plain = await readFile(path);
  if (encoding === 'identity') return new Uint8Array(plain);
  const bytes = new Uint8Array(encoding === 'br' ? await brotli(plain) : await promisify(gzip)(plain));
  if (packed.size >= MOST_KEPT) packed.clear();
  packed.set(key, bytes);
  return bytes;
}

function brotli(plain: Buffer): Promise<Buffer> {
  return promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } });
}
