import assert from "node:assert/strict";
import { parseRevocationList } from "@keyward/core/x509/revocation/revocation-list";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { REVOCATION_LISTS } from "../seeds/certificate-paths.ts";
import type { Target } from "../target.ts";

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: REVOCATION_LISTS,
  seedFolders: ["asn1"],
  run(input) {
    const { revoked } = parseRevocationList(input);
    assert.ok([...revoked.keys()].every((serial) => /^(?:[0-9a-f]{2})+$/.test(serial)));
  },
};
