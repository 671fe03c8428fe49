import { postgres, sqlite } from './engines.ts';
import { invariants } from './invariants.contract.ts';

invariants(sqlite(), 120);
invariants(postgres(), 20);
