import { contested } from './contested.contract.ts';
import { sqlite } from './engines.ts';

contested(sqlite());
