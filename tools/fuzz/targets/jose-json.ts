import assert from "node:assert/strict";
import { readHeader } from "@keyward/core/jose/header";
import { readJsonObject } from "@keyward/core/text/json-object";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { asJson } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

/** Headers and claims: what is taken is what JSON.parse gives, and no name came twice. */
export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [
    asJson({ alg: "ES256", typ: "JWT", kid: "1" }),
    asJson({ iss: "a", sub: '\u00fc"\\', aud: ["b", { c: "d:e" }], exp: 1.5, constructor: null }),
    Buffer.from('{"a": 1, "\\u0061" : 2}'),
  ],
  run(input) {
    const text = Buffer.from(input).toString("utf8");
    assert.deepEqual(Object.fromEntries(readJsonObject(text, "object")), JSON.parse(text));
    readHeader(input);
  },
};
