import assert from "node:assert/strict";
import { assertWellFormed, DerReader, readerOf } from "@keyward/core/x509/der/reader";
import { isConstructed } from "@keyward/core/x509/der/tags";
import { element } from "@keyward/core/x509/der/writer";
import { DER_MUTATIONS } from "../mutate/der.ts";
import { CERTIFICATES } from "../seeds/certificates.ts";
import { PRIVATE_KEYS, PUBLIC_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

/** Reads elements and what is in them; what was read is what our writer would have written. */
export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [...CERTIFICATES, ...PUBLIC_KEYS, ...PRIVATE_KEYS],
  seedFolders: ["der_roundtrip_corpus", "asn1", "x509", "decoder"],
  run: (input) => readAll(new DerReader(input)),
};

function readAll(reader: DerReader): void {
  while (!reader.isEmpty) {
    const one = reader.any("element");
    assert.equal(
      Buffer.compare(element(one.tag, one.content), one.encoded),
      0,
      "not what the writer would have written",
    );
    assertWellFormed(one, "element");
    if (isConstructed(one.tag)) readAll(readerOf(one));
  }
}
