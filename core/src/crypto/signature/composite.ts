import { Buffer } from "node:buffer";
import type { Composite } from "../../algorithms/composite-signature.ts";
import { digest } from "../../algorithms/hash.ts";
import { requireSignatureAlgorithm, type SignatureAlgorithm } from "../../algorithms/signature.ts";
import type { PairMaterial } from "../key/material/key-material.ts";
import { ecdsa } from "./ecdsa.ts";
import { messageScheme } from "./hashed-scheme.ts";
import { NO_OPTIONS, type SignatureOptions } from "./options.ts";
import { pure } from "./pure.ts";
import type { SignatureScheme, Verifier } from "./scheme.ts";

const ecdsaMessage = messageScheme(ecdsa);
const PREFIX = Buffer.from("CompositeAlgorithmSignatures2025");

/**
 * ML-DSA with an elliptic curve algorithm: both sign the same representative of the message, and a signature is the two, ML-DSA's first.
 * Source: draft-ietf-lamps-pq-composite-sigs-19, 3.2, 3.3 and 4.3
 */
export const composite: SignatureScheme = {
  sign({ composite }, pair, message, { context }) {
    return signCompositeDigest(composite!, pair, digest(composite!.preHash, message), context);
  },
  verify({ composite }, material, message, signature, { context }) {
    return verifyCompositeDigest(composite!, material, digest(composite!.preHash, message), signature, context);
  },
};

/** @param digest of the message, by the composite's own preHash */
export async function signCompositeDigest(
  composite: Composite,
  { privateKeys, publicKeys }: PairMaterial,
  digest: Uint8Array,
  context: Uint8Array,
): Promise<Uint8Array> {
  const message = representative(composite, digest, context);
  const signatures = halvesOf(composite).map(({ row, scheme, options }, index) => {
    const pair = { kind: "pair", privateKeys: [privateKeys[index]!], publicKeys: [publicKeys[index]!] } as const;
    return scheme.sign(row, pair, message, options);
  });
  return Buffer.concat(await Promise.all(signatures));
}

/** Both halves are always verified, so that the time does not tell which one failed. */
export async function verifyCompositeDigest(
  composite: Composite,
  { publicKeys }: Verifier,
  digest: Uint8Array,
  signature: Uint8Array,
  context: Uint8Array,
): Promise<boolean> {
  const halves = halvesOf(composite);
  const first = halves[0]!.row.signatureBytes!;
  const parts = [signature.subarray(0, first), signature.subarray(first)];
  const message = representative(composite, digest, context);
  const verdicts = halves.map(({ row, scheme, options }, index) => {
    return scheme.verify(row, { publicKeys: [publicKeys[index]!] }, message, parts[index]!, options);
  });
  return (await Promise.all(verdicts)).every((valid) => valid);
}

/** M' = Prefix || Label || len(ctx) || ctx || PH(M). Source: the draft, 2.2 */
export function representative({ label }: Composite, digest: Uint8Array, context: Uint8Array): Uint8Array {
  return Buffer.concat([PREFIX, Buffer.from(label), Uint8Array.of(context.length), context, digest]);
}

interface Half {
  readonly row: SignatureAlgorithm;
  readonly scheme: SignatureScheme;
  readonly options: SignatureOptions;
}

/** ML-DSA's own context is the label, whatever the caller's context is. */
function halvesOf({ parts, label }: Composite): readonly Half[] {
  const [mlDsa, traditional] = parts.map(requireSignatureAlgorithm) as [SignatureAlgorithm, SignatureAlgorithm];
  return [
    { row: mlDsa, scheme: pure, options: { ...NO_OPTIONS, context: Buffer.from(label) } },
    { row: traditional, scheme: traditional.scheme === "ecdsa" ? ecdsaMessage : pure, options: NO_OPTIONS },
  ];
}
