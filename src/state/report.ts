/** Tells the developer, once for each cause, what went wrong and what to do. The shopper sees none of it. */

/** A page that fails a thousand times shows this many lines. */
const MOST = 20;

const told = new Set<string>();

export function report(code: string, message: string): void {
  const line = `[souk] ${code}: ${message}`;
  if (told.has(line) || told.size >= MOST) return;
  told.add(line);
  console.warn(line);
}

/** Forgets what was told; for tests. */
export function forgetReports(): void {
  told.clear();
}
