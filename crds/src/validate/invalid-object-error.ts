import { quote } from "@keyward/core/text/quote";
import { type Fault, faultText } from "./fault.ts";

/** An object that the API server would refuse, with everything that is wrong with it. */
export class InvalidObjectError extends Error {
  override readonly name = "InvalidObjectError";
  readonly faults: readonly Fault[];

  constructor(kind: string, object: unknown, faults: readonly Fault[]) {
    super(`${kind} ${quote(nameOf(object))} is invalid: ${faults.map(faultText).join("; ")}`);
    this.faults = faults;
  }
}

function nameOf(object: unknown): string {
  const name = (object as { metadata?: { name?: unknown } } | null | undefined)?.metadata?.name;
  return typeof name === "string" ? name : "";
}
