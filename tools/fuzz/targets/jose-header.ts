import assert from "node:assert/strict";
import { readHeader } from "@keyward/core/jose/header";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { asJson } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [
    { alg: "ES256", kid: "k1", typ: "JWT" },
    { alg: "none", crit: ["b64"], b64: false, jwk: { kty: "EC" } },
  ].map(asJson),
  run(input) {
    const { algorithm, text } = readHeader(input);
    const { alg, crit, b64 } = JSON.parse(text);
    assert.deepEqual([alg, crit, b64], [algorithm, undefined, undefined]);
  },
};
