import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStorage } from '../../src/server/storage/open.ts';
import { endingContract } from './ending.contract.ts';
import { sqlite } from './engines.ts';
import { moneyContract } from './money.contract.ts';
import { saleContract } from './sale.contract.ts';
import { sessionContract } from './session.contract.ts';
import { storageContract } from './storage.contract.ts';
import { webhookContract } from './webhook.contract.ts';

const engine = sqlite();
storageContract(engine);
saleContract(engine);
sessionContract(engine);
endingContract(engine);
webhookContract(engine);
moneyContract(engine);

test('SQLite: commits are on the disk before they are answered', async () => {
  const storage = await engine.open();
  const pragma = async (name: string) => {
    const { rows } = await sql.raw<Record<string, unknown>>(`pragma ${name}`).execute(storage.db);
    return rows[0]?.[name];
  };
  assert.deepEqual(
    [await pragma('journal_mode'), await pragma('synchronous'), await pragma('foreign_keys')],
    ['wal', 2, 1],
  );
  await storage.close();
});

test('SQLite: what was committed survives a process that dies at once', async () => {
  const place = await engine.place();
  const program = `
    import { openStorage } from ${JSON.stringify(import.meta.resolve('../../src/server/storage/open.ts'))};
    const { db } = await openStorage(${JSON.stringify(place)});
    for (let id = 1; ; id++) {
      await db.insertInto('stripe_events').values({ id: 'evt_' + id, type: '', object: '', received_at: id }).execute();
      process.stdout.write(id + '\\n');
      if (id === 50) process.kill(process.pid, 'SIGKILL');
    }`;
  const { stdout, signal } = spawnSync(process.execPath, ['--input-type=module', '--eval', program]);
  assert.equal(signal, 'SIGKILL');
  const acknowledged = stdout.toString().trim().split('\n').length;
  const storage = await openStorage(place);
  const kept = await storage.db.selectFrom('stripe_events').select('id').execute();
  assert.ok(kept.length >= acknowledged && acknowledged > 0, `${kept.length} of ${acknowledged} kept`);
  await storage.close();
});
