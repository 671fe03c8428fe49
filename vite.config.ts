/** Builds the kit that a script tag loads: `souk.js`, its lazy chunks, and `souk.css`. */
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

export default defineConfig({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [minifyTemplateLiterals(), stylesheet],
  build: {
    target: 'es2022',
    outDir: 'dist/kit',
    // Library mode spares us the preload helper of about 1 kB; white space has to be asked for there.
    lib: { entry: { souk: 'src/define.ts' }, formats: ['es'] },
    rolldownOptions: {
      preserveEntrySignatures: false,
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        minify: { compress: true, mangle: true, codegen: { removeWhitespace: true } },
      },
    },
  },
});
