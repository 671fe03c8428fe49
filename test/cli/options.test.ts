import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { souk } from './run.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

test('the version is that of the package', async () => {
  assert.deepEqual(await souk(['--version']), { code: 0, out: `${manifest.version}\n`, err: '' });
});

for (const args of [[], ['help'], ['--help'], ['-h']]) {
  test(`souk ${args.join(' ')} lists the commands`, async () => {
    const { code, out } = await souk(args);
    assert.equal(code, 0);
    for (const name of ['serve', 'import FILE', 'export', 'demo'])
      assert.ok(out.includes(`\n  ${name}`), name);
  });
}

test('help names every option of a command, both ways of asking', async () => {
  const { out } = await souk(['help', 'serve']);
  for (const name of ['--port PORT', '--host HOST', '--data DIR', '--site DIR', '--json', '--help']) {
    assert.ok(out.includes(name), name);
  }
  assert.equal((await souk(['serve', '--help'])).out, out);
});

const misuses: [args: string, message: RegExp][] = [
  ['sell', /There is no command "sell"\. Commands: serve, import, export, demo, help/],
  ['help sell', /There is no command "sell"/],
  ['serve --prot 80', /souk serve has no option --prot\. It takes --port, --host/],
  ['serve --port', /--port needs a value: --port PORT/],
  ['serve --port --help', /--port needs a value/],
  ['serve --port 80a', /--port 80a: expected a number from 0 to 65535/],
  ['serve --port 65536', /--port 65536: expected a number/],
  ['serve --json=yes', /--json is a switch and takes no value/],
  ['serve now', /souk serve does not know what to do with "now"\. Usage: souk serve \[options\]/],
  ['serve --site nowhere', /--site nowhere: there is no such folder/],
  ['import', /Which file\? souk import FILE/],
  ['import a.json b.json', /does not know what to do with "b\.json"/],
  ['import https://shop.example.com/products.json', /is an address\. Save it first: curl/],
  ['import - --currency EURO', /--currency: expected an ISO 4217 currency code .+ --currency EUR/],
  ['export --kind carts', /--kind carts: expected products or posts/],
  ['-x', /There is no command "-x"/],
];

for (const [args, message] of misuses) {
  test(`souk ${args} is refused with exit code 2 and says what to do`, async () => {
    const { code, out, err } = await souk(args.split(' '), { stdin: '{"kind":"products","items":[]}' });
    assert.equal(code, 2);
    assert.equal(out, '');
    assert.match(err, /^souk: [^\n]+\n$/);
    assert.match(err, message);
  });
}

test('with --json an error is one JSON object on standard output', async () => {
  const { code, out, err } = await souk(['import', 'missing.json', '--json']);
  assert.deepEqual([code, err], [1, '']);
  assert.deepEqual(JSON.parse(out), {
    error: { code: 'no_file', message: 'missing.json cannot be read: there is no such file.' },
  });
});
