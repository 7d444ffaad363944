import assert from "node:assert/strict";
import { decodePem, decodePemBlocks, encodePem } from "@keyward/core/text/pem";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import { CERTIFICATES } from "../seeds/certificates.ts";
import { PUBLIC_KEYS } from "../seeds/keys.ts";
import type { Target } from "../target.ts";

const [one, other] = [encodePem("PUBLIC KEY", PUBLIC_KEYS[0]!), encodePem("CERTIFICATE", CERTIFICATES[1]!)];

/** Every block is what our writer makes of it. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: [one, `Subject: x\r\n${other.replaceAll("\n", "\r\n")}${one}`, "-----BEGIN X-----\n-----END X-----"].map(
    (text) => Buffer.from(text),
  ),
  seedFolders: ["read_pem_corpus", "pem"],
  run(input) {
    const blocks = decodePemBlocks(Buffer.from(input).toString("utf8"));
    for (const { label, bytes } of blocks) {
      const again = decodePem(encodePem(label, bytes));
      assert.deepEqual([again.label, Buffer.from(again.bytes)], [label, Buffer.from(bytes)]);
    }
  },
};
