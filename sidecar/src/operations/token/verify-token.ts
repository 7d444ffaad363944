import { requireMac } from "@keyward/core/algorithms/mac";
import type { JoseAlgorithm } from "@keyward/core/jose/algorithms";
import { type CompactParts, readCompact } from "@keyward/core/jose/compact";
import { type JwsHeader, readHeader } from "@keyward/core/jose/header";
import { quote } from "@keyward/core/text/quote";
import { dispatch } from "../../dispatch/dispatch.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { verifyMac } from "../mac/verify-mac.ts";
import { verify } from "../signature/verify.ts";
import { acceptableJose } from "./jose-choice.ts";
import { NO_CUSTOMIZATION, RAW } from "./jose-options.ts";
import { invalidToken, readOrMalformed, type TokenVerdict } from "./token-verdict.ts";

export interface SignedToken {
  readonly key: KeyRef;
  /** JOSE names that are accepted; empty: every one that fits the key. */
  readonly algorithms: readonly string[];
  readonly jws: string;
}

/**
 * Verifies the signature of a token by the operation that verifies everything else. The header says which of the acceptable algorithms
 * it is, and nothing else: the key is the caller's.
 * @throws INVALID_ARGUMENT where no algorithm is acceptable; NOT_PERMITTED where the profile does not permit the token's
 */
export async function verifyToken(
  { key: ref, algorithms, jws }: SignedToken,
  key: Key,
  call: Call,
): Promise<TokenVerdict> {
  const acceptable = acceptableJose(algorithms, key);
  const read = readOrMalformed(() => readToken(jws));
  if ("valid" in read) return read;
  const [parts, header] = read;
  const row = acceptable.find(({ name }) => name === header.algorithm);
  if (row === undefined) return otherAlgorithm(header, acceptable);
  if (!(await holds(row, ref, parts, call))) return invalidToken("SIGNATURE", "the signature does not hold");
  return { valid: true, payload: parts.payload, header: header.text, type: header.type };
}

function readToken(jws: string): readonly [CompactParts, JwsHeader] {
  const parts = readCompact(jws);
  return [parts, readHeader(parts.header)];
}

function otherAlgorithm({ algorithm }: JwsHeader, acceptable: readonly JoseAlgorithm[]): TokenVerdict {
  const names = acceptable.map(({ name }) => name).join(", ");
  return invalidToken(
    "ALGORITHM",
    `the header has alg ${quote(algorithm)}; with this key and request it may be ${names}`,
  );
}

/** A tag is whole: what VerifyMac takes for a short one is none here. */
async function holds(
  { kind, algorithm }: JoseAlgorithm,
  key: KeyRef,
  parts: CompactParts,
  call: Call,
): Promise<boolean> {
  const { signingInput, signature } = parts;
  if (kind === "mac") {
    if (signature.length !== requireMac(algorithm).tagBytes) return false;
    const request = { key, algorithm, data: signingInput, tag: signature, customization: NO_CUSTOMIZATION };
    return (await dispatch(verifyMac, request, call)).valid;
  }
  const input = { kind: "message", bytes: signingInput } as const;
  return (await dispatch(verify, { key, algorithm, input, signature, options: RAW }, call)).valid;
}
