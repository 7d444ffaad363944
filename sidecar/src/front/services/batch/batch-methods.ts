import { KeywardError } from "@keyward/core/errors/keyward-error";
import { METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { quote } from "@keyward/core/text/quote";
import type { Method, Service, UnaryMethod } from "../../grpc/call/method.ts";

/** What the items of a batch may ask for: the methods that single calls have, but streams. */
export class BatchMethods {
  readonly #byName = new Map<string, Method>();
  readonly #names = new Map<number, string>();

  constructor(services: readonly Service[]) {
    for (const { name, methods } of services) {
      for (const [short, method] of methods) this.#add(`${name}/${short}`, method);
    }
  }

  /**
   * @param method its full name, or empty @param operation its number, or 0
   * @throws INVALID_ARGUMENT for both and for neither; NOT_SUPPORTED where there is no such method, or a batch does not take it
   */
  find(method: string, operation: number): UnaryMethod {
    if ((method === "") === (operation === 0)) throw oneOfBoth(method !== "");
    const name = method === "" ? this.#names.get(operation) : method;
    const found = name === undefined ? undefined : this.#byName.get(name);
    if (found?.kind === "unary") return found;
    const shown = method === "" ? `0x${operation.toString(16)}` : quote(method);
    if (name === BATCH || operation === METHOD_NUMBERS.get(BATCH)) {
      throw notSupported("a batch takes no batch; put its items into this one");
    }
    throw notSupported(
      found === undefined
        ? `there is no method ${shown}; names are as keyward.v1.CryptoService/Hash`
        : `${shown} is a stream, which a batch does not take`,
    );
  }

  #add(name: string, method: Method): void {
    this.#byName.set(name, method);
    const number = METHOD_NUMBERS.get(name);
    if (number !== undefined) this.#names.set(number, name);
  }
}

const BATCH = "keyward.v1.BatchService/Execute";

function notSupported(text: string): KeywardError {
  return new KeywardError("NOT_SUPPORTED", text);
}

function oneOfBoth(hasBoth: boolean): KeywardError {
  const text = hasBoth
    ? "the item's method has a name and a number; give one of them"
    : "the item names no method, and neither does the batch";
  return new KeywardError("INVALID_ARGUMENT", text);
}
