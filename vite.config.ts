/** Builds the kit that a script tag loads: `souk.js`, the parts it fetches on intent, and `souk.css`. */
import { readFileSync } from 'node:fs';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { defineConfig, type Plugin } from 'vite';

const stylesheet: Plugin = {
  name: 'souk-stylesheet',
  generateBundle() {
    const css = readFileSync('src/elements/souk.css', 'utf8');
    const source = css
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/\s+/g, ' ')
      .replace(/ ?([{};,]) ?/g, '$1')
      .replace(/: /g, ':')
      .trim();
    this.emitFile({ type: 'asset', fileName: 'souk.css', source });
  },
};

/** All that the entry imports at once. */
const first = new Set<string>();

/**
 * Keeps what is needed at once in one file. Left alone, the bundler gives what
 * the later parts use too to files of their own: six requests, and each of them
 * compressed by itself.
 */
const oneFile: Plugin = {
  name: 'souk-one-file',
  buildEnd() {
    const visit = (id: string) => {
      if (first.has(id)) return;
      first.add(id);
      this.getModuleInfo(id)?.importedIds.forEach(visit);
    };
    for (const id of this.getModuleIds()) if (this.getModuleInfo(id)?.isEntry) visit(id);
  },
};

/**
 * The bundler's helper of 150 bytes gets a file of its own, for which the parts
 * would wait another round trip: it goes into each part that uses it.
 */
const noRuntimeFile: Plugin = {
  name: 'souk-no-runtime-file',
  generateBundle(_, bundle) {
    const chunks = Object.values(bundle).filter((each) => each.type === 'chunk');
    const runtime = chunks.find((each) => each.name === 'rolldown-runtime');
    if (!runtime) return;
    const helper = runtime.code.replace(/export\{(\w+)\};?\s*$/, 'return $1');
    for (const chunk of chunks) {
      chunk.code = chunk.code.replace(
        /import\{\w+ as (\w+)\}from"\.\/rolldown-runtime\.js";/,
        (_found, name) => `var ${name}=(()=>{${helper}})();`,
      );
      if (chunk !== runtime && chunk.code.includes('rolldown-runtime'))
        this.error(`${chunk.fileName} keeps it`);
    }
    delete bundle[runtime.fileName];
  },
};

/** What is fetched together, so that a moment costs one request and compresses as one. */
const groups = [
  { name: 'souk', test: (id: string) => first.has(id), priority: 3 },
  // Beside the products: their reader, and the words and sums to show them with.
  {
    name: 'products',
    test: /src\/(client\/(call|products)|core\/(parse|product|money|url|words\/en|wire\/products)|state\/(documents|more-words|keep|saved)|elements\/(adopt|inline|pin-source|seen))\.ts/,
    priority: 2,
  },
  // With the intent to buy.
  {
    name: 'buy',
    test: /src\/(state\/(cart|checkout|checkout-(start|memory|request))|core\/(cart|wire\/(paths|checkout|errors))|client\/checkout|elements\/(events|pin-buy))\.ts/,
    priority: 1,
  },
];

export default defineConfig({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [minifyTemplateLiterals(), stylesheet, oneFile, noRuntimeFile],
  build: {
    target: 'es2022',
    outDir: 'dist/kit',
    // Library mode spares us the preload helper of about 1 kB; white space has to be asked for there.
    lib: { entry: 'src/define.ts', formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: {
        entryFileNames: 'souk.js',
        // No hashes: the address of a kit names its exact version already.
        chunkFileNames: 'chunks/[name].js',
        codeSplitting: { groups, includeDependenciesRecursively: false },
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
      },
    },
  },
});
