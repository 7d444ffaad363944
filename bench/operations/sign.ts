import { verify } from "node:crypto";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { BenchKeys } from "./bench-keys.ts";
import { named, type Operation, operation } from "./operation.ts";

/** By the name of the row. */
export const SIGNATURES = {
  "sign-p256": { algorithm: "ECDSA-P256-SHA256", key: "p256", hash: "sha256" },
  "sign-p384": { algorithm: "ECDSA-P384-SHA384", key: "p384", hash: "sha384" },
  "sign-p521": { algorithm: "ECDSA-P521-SHA512", key: "p521", hash: "sha512" },
  "sign-ed25519": { algorithm: "Ed25519", key: "ed25519", hash: undefined },
} as const;

export function signOf(name: keyof typeof SIGNATURES, bytes: number, keys: BenchKeys): Operation {
  const { algorithm, key, hash } = SIGNATURES[name];
  const message = Buffer.alloc(bytes, 0x5a);
  return operation({
    name,
    algorithm,
    method: CryptoService.method.sign,
    request: { key: named(`bench-${key}`), algorithm, input: { case: "message", value: message } },
    check: ({ signature }) => verify(hash, message, keys[key].publicKey, signature),
  });
}
