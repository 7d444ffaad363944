import assert from "node:assert/strict";
import { readCompact, writeCompact } from "@keyward/core/jose/compact";
import { readHeader } from "@keyward/core/jose/header";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

const compact = (...parts: readonly string[]) =>
  Buffer.from(parts.map((part) => Buffer.from(part).toString("base64url")).join("."));

/** There is one way only to write what was read. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: [compact('{"alg":"ES256","kid":"1"}', '{"iss":"a","exp":1}', "signature"), compact("{}", "", "")],
  run(input) {
    const text = Buffer.from(input).toString("utf8");
    const { header, signature, signingInput } = readCompact(text);
    assert.equal(writeCompact(Buffer.from(signingInput).toString("latin1"), signature), text);
    readHeader(header);
  },
};
