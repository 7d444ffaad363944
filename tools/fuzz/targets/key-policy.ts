import { validateKeyPolicy } from "@keyward/crds/validate/key-policy";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { asJson, KEY_POLICY } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const BEFORE: unknown = structuredClone(KEY_POLICY);

/** As a new object, and as a change of one that is there. */
export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [asJson(KEY_POLICY)],
  maxBytes: 16 * 1024,
  run(input) {
    const object = parse(input);
    validateKeyPolicy(object);
    validateKeyPolicy(object, BEFORE);
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
