/**
 * The program of a process that holds one PKCS#11 module and one token. Modules are foreign native code: they block, hang and crash,
 * and so they do it here. It ends when whoever started it is gone.
 */
import { createRequire } from "node:module";
import { faultOf } from "./module-fault.ts";
import type { Answer, Cancel, Request } from "./protocol.ts";
import { TokenCalls } from "./token-calls.ts";

const calls = new TokenCalls(loadBinding());

process.on("disconnect", () => {
  calls.close();
  process.exit(0);
});
process.on("message", (message: Request | Cancel) => {
  if (message.name === "cancel") calls.cancel(message.id);
  else void answer(message);
});

/** Beside the program in an image, among the packages otherwise. */
function loadBinding() {
  const [, , binding] = process.argv;
  const load = createRequire(binding!);
  const { PKCS11 } = load("pkcs11js") as typeof import("pkcs11js");
  return new PKCS11();
}

async function answer({ id, name, input }: Request): Promise<void> {
  let message: Answer;
  try {
    const work = calls.handlers[name] as (input: unknown, id: number) => Promise<unknown>;
    message = { id, value: await work(input, id) };
  } catch (error) {
    message = { id, fault: faultOf(name, error) };
  }
  process.send?.(message);
}
