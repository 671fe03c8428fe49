/** The one way from state to the network. A test sets another. */
import { atom } from 'nanostores';
import { type Api, createApi } from '../client/api.ts';
import { report } from './report.ts';
import { $settings } from './settings.ts';

export const $api = atom<Api>(make($settings.get().server));

function make(server: string | undefined): Api {
  return createApi({ server, onRefused: (error) => report(error.code, error.message) });
}

let server = $settings.get().server;
$settings.listen((settings) => {
  if (settings.server === server) return;
  server = settings.server;
  $api.set(make(server));
});
