/** An answer that is an error, as the service writes it. */
export class VaultError extends Error {
  readonly status: number;
  readonly code: string;
  readonly inner: string | undefined;

  constructor(status: number, code: string, message: string, inner?: string) {
    super(message);
    this.status = status;
    this.code = code;
    this.inner = inner;
  }

  get body(): object {
    const innererror = this.inner === undefined ? {} : { innererror: { code: this.inner } };
    return { error: { code: this.code, message: this.message, ...innererror } };
  }
}

export function badParameter(message: string): VaultError {
  return new VaultError(400, "BadParameter", message);
}
