import { type KeyObject, sign as signNow, verify as verifyNow } from "node:crypto";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { dispatch } from "../../src/dispatch/dispatch.ts";
import type { Call } from "../../src/dispatch/operation.ts";
import { type SignInput, sign } from "../../src/operations/signature/sign.ts";
import { verify } from "../../src/operations/signature/verify.ts";
import { benchKey, pairOf } from "./bench-call.ts";
import type { Pair } from "./comparison.ts";

const MESSAGE = { kind: "message", bytes: Buffer.alloc(64, 7) } as const;

/** Algorithm and type of its key. */
const ROWS = [
  ["ECDSA-P256-SHA256", "EC-P256"],
  ["Ed25519", "Ed25519"],
  ["ML-DSA-65", "ML-DSA-65"],
] as const;

export async function signaturePairs(call: Call): Promise<Pair[]> {
  return (await Promise.all(ROWS.map(([algorithm, keyType]) => pairsOf(algorithm, keyType, call)))).flat();
}

async function pairsOf(algorithm: string, keyType: string, call: Call): Promise<Pair[]> {
  const row = requireSignatureAlgorithm(algorithm);
  const nodeHash = row.hash?.nodeName ?? null;
  const made = await benchKey(call, keyType);
  const { privateKey, publicKey } = pairOf(made);
  const signature = signNow(nodeHash, MESSAGE.bytes, privateKey);
  const signed = { key: made.ref, algorithm, options: NO_OPTIONS, input: MESSAGE };
  const verified = { ...signed, signature };
  // What the engine has done on the pool is compared with the same call on the pool.
  const verifyBare =
    row.verifying === "here"
      ? () => verifyNow(nodeHash, MESSAGE.bytes, publicKey, signature)
      : () => verifySoon(nodeHash, publicKey, signature);
  return [
    ...(row.signing === "here" ? [signPair(signed, privateKey, nodeHash, call)] : []),
    { name: `Verify, ${algorithm}`, engine: () => dispatch(verify, verified, call), bare: verifyBare },
  ];
}

/** Of algorithms that sign on the pool none: ML-DSA takes a random number of tries, which hides what is looked for. */
function signPair(input: SignInput, key: KeyObject, nodeHash: string | null, call: Call): Pair {
  return {
    name: `Sign, ${input.algorithm}`,
    engine: () => dispatch(sign, input, call),
    bare: () => signNow(nodeHash, MESSAGE.bytes, key),
  };
}

function verifySoon(nodeHash: string | null, key: KeyObject, signature: Buffer): Promise<boolean> {
  return new Promise((resolve, reject) => {
    verifyNow(nodeHash, MESSAGE.bytes, key, signature, (error, valid) => (error ? reject(error) : resolve(valid)));
  });
}
