/** A companion server with a thousand products, and the pages beside it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { startSandboxed } from '../../../src/cli/sandboxed.ts';
import { importProducts } from '../../../src/server/import.ts';
import { version } from '../../../src/server/kit.ts';
import { openStorage } from '../../../src/server/storage/open.ts';
import { COUNTS, css, KINDS, pageOf, picture, productOf } from './pages.ts';

export interface Site {
  url: string;
  close: () => Promise<void>;
}

export async function startSite(): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'souk-bench-'));
  writeFileSync(join(folder, 'lit-card.js'), await bundleLitCard());
  writeFileSync(join(folder, 'bench.css'), css);
  writeFileSync(join(folder, 'picture.svg'), picture);
  for (const kind of KINDS) {
    for (const count of COUNTS) {
      writeFileSync(join(folder, `${kind}-${count}.html`), pageOf(kind, count, `/kit/${version}/souk.js`));
    }
  }
  const storage = await openStorage({ memory: true });
  await importProducts(
    storage,
    Array.from({ length: Math.max(...COUNTS) }, (_, at) => productOf(at)),
  );
  const server = await startSandboxed({ port: 0, site: folder, storage, log: () => {} }, {});
  const close = async () => {
    await server.close();
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: server.url, close };
}

/** With the same tool and settings as the kit. */
async function bundleLitCard(): Promise<string> {
  const entry = fileURLToPath(new URL('lit-card.ts', import.meta.url));
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: { write: false, target: 'es2022', minify: 'oxc', rolldownOptions: { input: entry } },
  });
  const output = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  const [chunk] = output.filter((each) => each.type === 'chunk');
  if (!chunk) throw new Error('vite built no script from lit-card.ts');
  return chunk.code;
}
