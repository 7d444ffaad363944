import type { Fault } from "./protocol.ts";

/** A call to the module that failed, as it is told to Keyward. */
export class ModuleFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(`${fault.call}: ${fault.code}`);
    this.fault = fault;
  }
}

/**
 * @param call what was called
 * @param error of the binding, whose message is the CKR name
 */
export function faultOf(call: string, error: unknown): Fault {
  if (error instanceof ModuleFault) return error.fault;
  const { message, code } = error as { message?: unknown; code?: unknown };
  const text = String(message);
  // Asynchronous calls fail with "CKR_NAME:number", the others with the name alone and the number beside it.
  const [, name, number] = /^(CKR_[A-Z_0-9]+)(?::(\d+))?/.exec(text) ?? [];
  if (name === undefined) return { code: "failed", value: 0, call, detail: text.split("\n", 1)[0]!.slice(0, 512) };
  return { code: name, value: Number(number ?? code ?? 0), call, detail: "" };
}
