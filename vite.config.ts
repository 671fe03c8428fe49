/** Builds the kit that a script tag loads: `dist/kit/souk.js`, its lazy chunks, and `souk.css`. */
import { copyFileSync } from 'node:fs';
import { minifyTemplateLiterals } from 'rollup-plugin-minify-template-literals';
import { defineConfig, type Plugin } from 'vite';

const outDir = 'dist/kit';

const stylesheet: Plugin = {
  name: 'souk-stylesheet',
  closeBundle: () => copyFileSync('src/elements/souk.css', `${outDir}/souk.css`),
};

export default defineConfig({
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  plugins: [minifyTemplateLiterals(), stylesheet],
  build: {
    target: 'es2022',
    outDir,
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
