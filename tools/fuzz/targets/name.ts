import assert from "node:assert/strict";
import { parseName } from "@keyward/core/x509/names/name";
import { formatName } from "@keyward/core/x509/names/name-text";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { SUBJECT } from "../seeds/names.ts";
import type { Target } from "../target.ts";

/** The text is cut after 512 characters, and holds nothing that could forge a log line. */
const SAFE = /^[^\p{Cc}\p{Cs}\u2028\u2029]{0,515}$/u;

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [SUBJECT],
  seedFolders: ["asn1"],
  run(input) {
    assert.match(formatName(parseName(input)), SAFE);
  },
};
