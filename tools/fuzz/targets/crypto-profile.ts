import assert from "node:assert/strict";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { asJson, CRYPTO_PROFILE } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const { hash } = CRYPTO_PROFILE.spec;

/** As the API server sends it: JSON. */
export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [asJson(CRYPTO_PROFILE), asJson({ ...CRYPTO_PROFILE, spec: { hash } })],
  maxBytes: 16 * 1024,
  run(input) {
    const object = parse(input);
    const compiled = compileProfile(object);
    if ("faults" in compiled) assert.ok(compiled.faults.length > 0);
  },
};

function parse(input: Uint8Array): unknown {
  const text = Buffer.from(input).toString("utf8");
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
