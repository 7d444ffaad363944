import assert from "node:assert/strict";
import { addDates, readClaims } from "@keyward/core/jose/claims";
import { judgeClaims } from "@keyward/core/jose/claims-judgement";
import { textOf } from "@keyward/core/text/json-object";
import { JSON_MUTATIONS } from "../mutate/json.ts";
import { asJson } from "../seeds/profiles.ts";
import type { Target } from "../target.ts";

const NOW_MS = Date.UTC(2026, 0, 1);
const EXPECTED = { issuer: "joe", audience: "a", subject: "me", toleranceSeconds: 60 };
const CLAIMS = { iss: "joe", sub: "me", aud: ["a", "b"], exp: NOW_MS / 1000 + 60, nbf: 0, iat: 0.5, jti: "1" };

export const target: Target = {
  mutations: JSON_MUTATIONS,
  seeds: [CLAIMS, { iss: "joe", aud: "a", sub: "me" }, {}].map(asJson),
  run(input) {
    const claims = readClaims(textOf(input, "claims set"));
    const before = JSON.parse(claims.text);
    assert.deepEqual([...claims.members.keys()].sort(), Object.keys(before).sort());
    const after = readClaims(addDates(claims, NOW_MS, 60));
    assert.ok(after.members.has("exp") && after.members.has("iat"));
    for (const [name, value] of claims.members) assert.deepEqual(after.members.get(name), value);
    if (judgeClaims(claims, EXPECTED, NOW_MS) === undefined) assert.equal(before.iss, "joe");
  },
};
