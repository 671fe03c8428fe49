/** Keeps what the shopper asked for; fetched with what asks for it. A full or closed storage never throws. */
import { $kept, keyOf } from './storage.ts';

/** Undefined removes it. */
export function keep(name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(keyOf(name));
    else localStorage.setItem(keyOf(name), value);
    $kept.set(true);
  } catch {
    $kept.set(false);
  }
}

/** 128 random bits as 32 hex digits; works on plain http, where randomUUID does not exist. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
