import { createPrivateKey } from "node:crypto";
import { assertRoundTrip } from "../key-round-trip.ts";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { PRIVATE_KEYS, SEEDED_KEYS } from "../seeds/keys.ts";
import { asJson } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const [ec, , edwards] = PRIVATE_KEYS as [Uint8Array, Uint8Array, Uint8Array];
const jwkOf = (pkcs8: Uint8Array) =>
  createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" }).export({ format: "jwk" });

export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [
    ...[ec, edwards, SEEDED_KEYS[0]!].map((key) => asJson({ ...jwkOf(key), use: "sig", kid: "1" })),
    asJson({ kty: "oct", alg: "HS256", k: "AA".repeat(22), key_ops: ["sign", "verify"] }),
  ],
  maxBytes: 16 * 1024,
  run: (input) => assertRoundTrip({ format: "jwk", data: input }),
};
