import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { browserArgs, findBrowser } from './browser.ts';
import { countReporter } from './support/count-reporter.js';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Lit says so on every page; nothing to act on in a test. */
const noise = ['Lit is in dev mode', 'Multiple versions of Lit'];

/** nanostores reads process.env; the fence lets no test reach another machine. */
const page = (path) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>
  <script>globalThis.process = { env: { NODE_ENV: 'test' } };</script></head>
  <body><script type="module" src="${path}"></script></body></html>`;

export default {
  rootDir: root,
  files: 'test/{client,state,elements}/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'development'] },
  concurrency: 2,
  testsFinishTimeout: 60_000,
  testFramework: { config: { timeout: 10_000 } },
  plugins: [esbuildPlugin({ ts: true, target: 'es2022', tsconfig: `${root}tsconfig.json` })],
  testRunnerHtml: page,
  filterBrowserLogs: ({ args }) => !noise.some((text) => String(args[0]).includes(text)),
  reporters: [defaultReporter({ reportTestProgress: false, reportTestResults: true }), countReporter()],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { executablePath: await findBrowser(), args: browserArgs },
      async createPage({ context }) {
        const tab = await context.newPage();
        await tab.route(/^https?:\/\/(?!localhost|127\.0\.0\.1)/, (route) => route.abort());
        return tab;
      },
    }),
  ],
};
