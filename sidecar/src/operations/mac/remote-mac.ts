import type { RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import type { MacParameters } from "@keyward/core/crypto/mac/start-mac";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Call, patienceOf } from "../../dispatch/operation.ts";

type Waiter = Pick<Call, "waiting" | "caller">;

/** Makes a tag where the key is. @throws NOT_SUPPORTED, RESOURCE_EXHAUSTED for a message that is too long to be sent */
export async function computeRemotely(
  { algorithm: { name }, tagBytes }: MacParameters,
  use: RemoteUse,
  data: Uint8Array,
  call: Waiter,
): Promise<{ algorithm: string; tag: Uint8Array }> {
  assertSendable(name, use, data.length);
  const whole = await use.computeMac(name, data, patienceOf(call));
  return { algorithm: name, tag: whole.subarray(0, tagBytes) };
}

/** Compares where the key is: a tag that is made here and compared would be a use that verifiers do not have. */
export async function verifyRemotely(
  { algorithm: { name, tagBytes } }: MacParameters,
  use: RemoteUse,
  { data, tag }: { readonly data: Uint8Array; readonly tag: Uint8Array },
  call: Waiter,
): Promise<{ algorithm: string; valid: boolean }> {
  assertSendable(name, use, data.length);
  if (tag.length < tagBytes) {
    const text = `the backend of this key compares whole tags: ${tagBytes} bytes with ${name}, not ${tag.length}`;
    throw new KeywardError("NOT_SUPPORTED", text);
  }
  if (tag.length > tagBytes) return { algorithm: name, valid: false };
  return { algorithm: name, valid: await use.verifyMac(name, data, tag, patienceOf(call)) };
}

/** @throws NOT_SUPPORTED for an algorithm that the backend does not have */
export function assertServed(name: string, { operations }: RemoteUse): void {
  if (operations.has(name)) return;
  const text = `the backend of this key does not serve ${name}; it has ${[...operations].join(", ")}`;
  throw new KeywardError("NOT_SUPPORTED", text);
}

function assertSendable(name: string, use: RemoteUse, bytes: number): void {
  assertServed(name, use);
  if (bytes <= use.maxMessageBytes) return;
  const text = `the message has ${bytes} bytes; the backend of this key takes ${use.maxMessageBytes} with ${name}`;
  throw new KeywardError("RESOURCE_EXHAUSTED", text);
}
