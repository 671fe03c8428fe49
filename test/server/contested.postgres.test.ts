import { contested } from './contested.contract.ts';
import { postgres } from './engines.ts';

contested(postgres());
