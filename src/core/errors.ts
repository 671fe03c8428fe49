/**
 * Errors of the kit. Each has a literal `name`, a machine `code`, and its cause;
 * `isSoukError` goes by name, so it also holds across two copies of the kit.
 */
export class SoukError extends Error {
  override name = 'SoukError';
  /** Stable and meant for machines: `price_changed`, `timeout`, `bad_input` … */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function isSoukError(value: unknown): value is SoukError {
  return value instanceof Error && 'code' in value && /^(Souk|Parse|Api)Error$/.test(value.name);
}

/** The code of whatever was thrown; strangers throw anything. */
export function codeOf(thrown: unknown): string {
  return isSoukError(thrown) ? thrown.code : 'unexpected';
}
