export function webhookContract(_: unknown): void {}
