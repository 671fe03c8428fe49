/**
 * Rounds of many buyers for one last piece, in a thread of its own: the test runner's
 * bookkeeping of promises would take most of the time.
 */
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { importProducts } from '../../src/server/import.ts';
import { openStorage, type StorageOptions } from '../../src/server/storage/open.ts';
import { openShop, shirt } from './shop.ts';

export interface Round {
  sessions: number;
  soldOut: number;
  /** After the winner has paid. */
  stock: { on_hand: number | null; reserved: number };
}

export interface Crowd {
  rounds: Round[];
  orders: { state: string; state_reason: string | null }[];
}

interface Task {
  place: StorageOptions;
  buyers: number;
  rounds: number;
}

export function runCrowd(task: Task): Promise<Crowd> {
  const worker = new Worker(fileURLToPath(import.meta.url), { workerData: task });
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
}

if (!isMainThread && parentPort) parentPort.postMessage(await contest(workerData as Task));

async function contest({ place, buyers, rounds: most }: Task): Promise<Crowd> {
  const shop = await openShop({ storage: await openStorage(place) });
  const rounds: Round[] = [];
  while (rounds.length < most) {
    await importProducts(shop.storage, [shirt]);
    const answers = await Promise.all(Array.from({ length: buyers }, () => shop.checkout()));
    const winners = answers.filter(({ status }) => status === 200);
    const soldOut = answers.filter(
      ({ status, error }) => status === 409 && error?.code === 'sold_out',
    ).length;
    for (const { session } of winners) await shop.sandbox.pay(session);
    rounds.push({ sessions: winners.length, soldOut, stock: await shop.stock('linen-shirt-s') });
  }
  const orders = await shop.storage.db.selectFrom('orders').select(['state', 'state_reason']).execute();
  await shop.close();
  return { rounds, orders };
}
