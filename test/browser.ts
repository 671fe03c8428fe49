/**
 * Finds a Chromium for the tests: CHROME_PATH if set, else the one inside the
 * `@sparticuz/chromium` package (Linux x64), else one that is installed.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

const INSTALLED = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Flags for a quiet browser that calls nobody, also as root. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

/**
 * The package unpacks into the temporary folder and reuses what lies there,
 * so each version gets a folder of its own; the variable makes it unpack the
 * shared libraries that a bare machine lacks.
 */
async function shipped(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest = join(root, 'node_modules/@sparticuz/chromium/package.json');
  const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
  const folder = join(root, 'node_modules/.cache/chromium', version);
  mkdirSync(folder, { recursive: true });
  const before = process.env.TMPDIR;
  process.env.TMPDIR = folder;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    useFonts(folder);
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** Without a font of any kind a text field ends the browser; its own list names folders that do not exist here. */
function useFonts(folder: string): void {
  const file = join(folder, 'fonts.conf');
  const folders = ['/usr/share/fonts', '/usr/local/share/fonts', join(folder, 'fonts')];
  const list = folders.map((path) => `<dir>${path}</dir>`).join('');
  const cache = `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`;
  const text = `<?xml version="1.0"?><fontconfig>${list}${cache}</fontconfig>`;
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text);
  process.env.FONTCONFIG_FILE = file;
}

export async function findBrowser(): Promise<string> {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !existsSync(chosen)) throw new Error(`CHROME_PATH=${chosen} does not exist`);
  const path = chosen ?? (await shipped()) ?? INSTALLED.find((at) => existsSync(at));
  if (path) return path;
  throw new Error('No Chromium found. Install Chrome or Chromium and set CHROME_PATH to it.');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(await findBrowser());
