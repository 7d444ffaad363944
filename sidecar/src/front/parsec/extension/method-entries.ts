import { KeywardError } from "@keyward/core/errors/keyward-error";
import { HELLO } from "@keyward/core/parsec/extension/methods";
import type { UnaryMethod } from "../../grpc/call/method.ts";
import type { Entry } from "../service/entry.ts";
import { answerHello, type WireLimits } from "./hello.ts";

type Entries = readonly (readonly [opcode: number, entry: Entry])[];

/**
 * @param methods by their numbers: the very ones that gRPC serves
 * @param limits what a Hello tells of them
 * @returns what is ours on this wire
 */
export function methodEntries(methods: ReadonlyMap<number, UnaryMethod>, limits: WireLimits): Entries {
  const operations = [...methods.keys()].sort((a, b) => a - b);
  const hello: Entry = {
    isCore: true,
    handle: ({ body }, conversation) => answerHello(body, conversation, { operations, limits }),
  };
  return [[HELLO, hello], ...[...methods].map(([number, method]) => [number, entryOf(method)] as const)];
}

/** The socket is the identity: what a client says of itself beside it changes nothing. */
function entryOf(method: UnaryMethod): Entry {
  const { maxRequestBytes, maxResponseBytes } = method;
  const fitting = (answer: Uint8Array) => {
    assertFits("response", answer, maxResponseBytes);
    return answer;
  };
  return {
    isCore: true,
    handle({ body }, conversation) {
      assertFits("request", body, maxRequestBytes);
      const answer = method.handle(body, conversation);
      return answer instanceof Promise ? answer.then(fitting) : fitting(answer);
    },
  };
}

function assertFits(what: string, { length }: Uint8Array, maxBytes: number): void {
  if (length <= maxBytes) return;
  throw new KeywardError("RESOURCE_EXHAUSTED", `the ${what} has ${length} bytes, the most is ${maxBytes}`);
}
