import assert from "node:assert/strict";
import { digest } from "@keyward/core/algorithms/hash";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { takesKeyType } from "@keyward/core/algorithms/signature";
import { DETACHED_SIGNATURE, SIGNED_CONTENT } from "@keyward/core/cms/example";
import { readMessageDigest } from "@keyward/core/cms/message-digest";
import { readSignatureIdentifier } from "@keyward/core/cms/signature-identifier";
import { judgeAttributes, signingTimeOf } from "@keyward/core/cms/signed-attributes";
import { type DetachedSignature, readDetachedSignature } from "@keyward/core/cms/signed-data";
import { DER_MUTATIONS } from "../mutate/der.ts";
import type { Target } from "../target.ts";

const CONTENT = Buffer.from(SIGNED_CONTENT);
const TYPES = ["EC-P256", "RSA-2048", "Ed448"].map((name) => KEY_TYPES.get(name)!);

export const target: Target = {
  mutations: DER_MUTATIONS,
  seeds: [Buffer.from(DETACHED_SIGNATURE, "base64")],
  run(input) {
    const detached = readDetachedSignature(input);
    const { signedAttributes, digestAlgorithm } = detached.signer;
    // What is signed lies in the input but for its first byte.
    if (signedAttributes !== undefined) assert.ok(Buffer.from(input).includes(signedAttributes.signed.subarray(1)));
    const timeMs = signedAttributes && signingTimeOf(signedAttributes.attributes);
    assert.ok(timeMs === undefined || timeMs <= Date.UTC(9999, 11, 31, 23, 59, 59));
    judge(detached, readMessageDigest(digestAlgorithm, "digestAlgorithm"));
  },
};

function judge(
  { signer, contentType, certificates }: DetachedSignature,
  by: ReturnType<typeof readMessageDigest>,
): void {
  const { signedAttributes, digestAlgorithm, signatureAlgorithm } = signer;
  const contentDigest = digest(by.hash, CONTENT, by.outputBytes);
  const certificate = certificates[0] ?? new Uint8Array();
  const attested = { contentType, contentDigest, certificate, digestAlgorithm, signatureAlgorithm };
  if (signedAttributes !== undefined) judgeAttributes(signedAttributes.attributes, attested);
  for (const type of TYPES) assert.ok(takesKeyType(readSignatureIdentifier(signatureAlgorithm, by, type).row, type));
}
