import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { openStorage } from '../../src/server/storage/open.ts';
import { endingContract } from './ending.contract.ts';
import { postgres } from './engines.ts';
import { moneyContract } from './money.contract.ts';
import { saleContract } from './sale.contract.ts';
import { sessionContract } from './session.contract.ts';
import { storageContract } from './storage.contract.ts';
import { webhookContract } from './webhook.contract.ts';

const engine = postgres();
storageContract(engine);
saleContract(engine);
sessionContract(engine);
endingContract(engine);
webhookContract(engine);
moneyContract(engine);

test('PostgreSQL: a connection that breaks while idle is replaced', async () => {
  const broken: Error[] = [];
  const place = await engine.place();
  const storage = await openStorage(place, (error) => broken.push(error));
  const other = await openStorage(place);
  const kill = sql`select pg_terminate_backend(pid) from pg_stat_activity
    where pid <> pg_backend_pid() and datname = current_database()`;
  await kill.execute(other.db);
  while (!broken.length) await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual(await storage.db.selectFrom('souk_migrations').select('id').execute(), [{ id: 1 }]);
  await storage.close();
  await other.close();
});
