import assert from "node:assert/strict";
import { readCompact, writeCompact } from "@keyward/core/jose/compact";
import { ED25519, ES256, HS256 } from "@keyward/core/jose/examples";
import { readHeader } from "@keyward/core/jose/header";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: [HS256, ES256, ED25519].map(({ jws }) => Buffer.from(jws)),
  run(input) {
    const jws = Buffer.from(input).toString("utf8");
    const { header, signature, signingInput } = readCompact(jws);
    // There is one way to write a token, so nobody else can sign what is read differently.
    assert.equal(writeCompact(Buffer.from(signingInput).toString("latin1"), signature), jws);
    assert.equal(typeof readHeader(header).algorithm, "string");
  },
};
