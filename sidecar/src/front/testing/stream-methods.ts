import type { KeywardError } from "@keyward/core/errors/keyward-error";
import type { CallContext, Requests } from "../grpc/call/method.ts";
import { bidiOf, clientStreamOf, serviceOf } from "./test-server.ts";

/** For a test that would hang. */
export const LIMIT = { timeout: 60_000 };
/** How a call ends that went well. */
export const OK = { code: 0, text: "", details: "" };
export const bytes = (text: string): Uint8Array => Buffer.from(text);
export const text = (message: Uint8Array): string => Buffer.from(message).toString();

export async function* echo(requests: Requests): AsyncGenerator<Uint8Array> {
  yield* requests;
}

/** All messages of the request, their lengths and a comma between them. */
export async function lengths(requests: Requests): Promise<Uint8Array> {
  const seen: number[] = [];
  for await (const { length } of requests) seen.push(length);
  return bytes(seen.join(","));
}

export const streams = serviceOf({
  Echo: bidiOf(echo),
  Lengths: clientStreamOf(lengths),
  First: clientStreamOf(async (requests) => {
    for await (const first of requests) return first;
    return bytes("none");
  }),
  Never: bidiOf(async function* () {
    await new Promise(() => {});
    yield bytes("never");
  }),
});
export const toLengths = { ":path": "/t.T/Lengths" };

/** A method that begins, and then is told how its call ended. */
export function watched() {
  const began = Promise.withResolvers<CallContext>();
  const iteration = Promise.withResolvers<unknown>();
  const method = bidiOf(async function* (requests, call) {
    began.resolve(call);
    try {
      yield* requests;
      iteration.resolve("complete");
    } catch (error) {
      iteration.resolve((error as KeywardError).code);
      throw error;
    }
  });
  return { began: began.promise, iteration: iteration.promise, service: serviceOf({ Echo: method }) };
}
