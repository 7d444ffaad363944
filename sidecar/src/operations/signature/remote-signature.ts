import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import type { Patience, RemoteInput, RemoteUse } from "@keyward/core/crypto/key/material/remote-use";
import { curveOf } from "@keyward/core/crypto/signature/ecdsa-curve";
import { derToRaw, isEcdsaSignature } from "@keyward/core/crypto/signature/ecdsa-signature";
import { assertOptions, type SignatureOptions } from "@keyward/core/crypto/signature/options";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type Call, patienceOf } from "../../dispatch/operation.ts";
import { hashWhole } from "../hash/hash-whole.ts";
import { assertDigest } from "./checks.ts";
import type { SignedInput } from "./signature-input.ts";

export interface RemoteSigning {
  readonly row: SignatureAlgorithm;
  readonly use: RemoteUse;
  readonly options: SignatureOptions;
}

/**
 * Signs with a key that stays in its backend. Where that takes digests the message is hashed here.
 * @throws NOT_SUPPORTED for what the backend does not serve; RESOURCE_EXHAUSTED for a message that is too long to be sent
 */
export async function signRemotely(
  { input, ...signing }: RemoteSigning & { readonly input: SignedInput },
  call: Call,
): Promise<Uint8Array> {
  const { row, use, options } = signing;
  assertServedRemotely(signing);
  if (input.kind === "digest") assertDigest(row, input.bytes, options, call.profile);
  else assertOptions(row, options);
  return signInput(signing, await inputFor(row, use, input, call), patienceOf(call));
}

/** Of what is already in the form that the backend takes. */
export async function signInput(
  { row, use, options }: RemoteSigning,
  input: RemoteInput,
  patience: Patience,
): Promise<Uint8Array> {
  if (input.kind === "message") assertSendable(use, input.bytes.length, row.name);
  const signature = await use.sign(row.name, input, patience);
  if (row.scheme !== "ecdsa") return signature;
  const curve = curveOf(row.keyType!);
  if (!isEcdsaSignature(signature, "der", curve)) {
    throw new KeywardError("INTERNAL", "the backend of this key answered with what is no ECDSA signature");
  }
  return options.format === "raw" ? derToRaw(signature, curve) : signature;
}

/** @throws NOT_SUPPORTED for an algorithm or an option that the backend does not have */
export function assertServedRemotely({ row, use, options: { saltBytes, context } }: RemoteSigning): void {
  if (!use.operations.has(row.name)) {
    const text = `the backend of this key does not sign with ${row.name}; it has ${[...use.operations].join(", ")}`;
    throw new KeywardError("NOT_SUPPORTED", text);
  }
  if (context.length > 0) throw noOption("takes no context", "options.context");
  if (saltBytes === undefined || saltBytes === row.hash?.digestBytes) return;
  throw noOption("makes the salt as long as the digest", "options.salt_bytes");
}

export function assertSendable({ maxMessageBytes }: RemoteUse, bytes: number, algorithm: string): void {
  if (bytes <= maxMessageBytes) return;
  const text = `the message has ${bytes} bytes; the backend of this key takes ${maxMessageBytes} with ${algorithm}`;
  throw new KeywardError("RESOURCE_EXHAUSTED", `${text}, as it needs all of it`);
}

async function inputFor(row: SignatureAlgorithm, use: RemoteUse, input: SignedInput, call: Call): Promise<RemoteInput> {
  if (input.kind === "message" && use.signsDigests && row.hash !== undefined) {
    return { kind: "digest", bytes: await hashWhole(row.hash, input.bytes, call.caller) };
  }
  if (input.kind === "message" || use.signsDigests) return input;
  throw new KeywardError("NOT_SUPPORTED", "the backend of this key signs messages only; set message instead of digest");
}

function noOption(what: string, field: string): KeywardError {
  return new KeywardError("NOT_SUPPORTED", `the backend of this key ${what}; leave ${field} out`);
}
