import { Buffer } from "node:buffer";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { JoseAlgorithm } from "@keyward/core/jose/algorithms";
import { MAX_PAYLOAD_BYTES, signingInputOf, writeCompact } from "@keyward/core/jose/compact";
import { type HeaderMembers, writeHeader } from "@keyward/core/jose/header";
import { dispatch } from "../../dispatch/dispatch.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { computeMac } from "../mac/compute-mac.ts";
import { sign } from "../signature/sign.ts";
import { chooseJose } from "./jose-choice.ts";
import { NO_CUSTOMIZATION, RAW } from "./jose-options.ts";

export interface TokenInput extends HeaderMembers {
  readonly key: KeyRef;
  readonly payload: Uint8Array;
}

/**
 * Signs a payload. The signature is made by the operation that signs everything else, so that the same rules hold for it.
 * @returns JWS, compact form
 */
export async function signToken(input: TokenInput, key: Key, call: Call): Promise<string> {
  const { payload } = input;
  if (payload.length > MAX_PAYLOAD_BYTES) {
    throw new KeywardError("INVALID_ARGUMENT", `payload has ${payload.length} bytes, the most is ${MAX_PAYLOAD_BYTES}`);
  }
  const chosen = chooseJose(input.algorithm, key, call.profile);
  const signingInput = signingInputOf(writeHeader({ ...input, algorithm: chosen.name }), payload);
  return writeCompact(signingInput, await signatureOf(chosen, input.key, Buffer.from(signingInput, "latin1"), call));
}

async function signatureOf({ kind, algorithm }: JoseAlgorithm, key: KeyRef, data: Buffer, call: Call) {
  if (kind === "mac") {
    const request = { key, algorithm, data, tagBytes: 0, customization: NO_CUSTOMIZATION };
    return (await dispatch(computeMac, request, call)).tag;
  }
  const input = { kind: "message", bytes: data } as const;
  return (await dispatch(sign, { key, algorithm, input, options: RAW }, call)).signature;
}
