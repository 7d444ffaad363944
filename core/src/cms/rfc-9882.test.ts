import assert from "node:assert/strict";
import { test } from "node:test";
import { digest } from "../algorithms/hash.ts";
import { requireKeyType } from "../algorithms/key-type.ts";
import { importRawPublic } from "../crypto/key/raw/raw-public.ts";
import { verify } from "../crypto/signature/signature.ts";
import { DerReader } from "../x509/der/reader.ts";
import { contextConstructed, TAG } from "../x509/der/tags.ts";
import { element, oid, sequence } from "../x509/der/writer.ts";
import { CMS_OID } from "./cms-oids.ts";
import { readMessageDigest } from "./message-digest.ts";
import { readSignatureIdentifier } from "./signature-identifier.ts";
import { judgeAttributes } from "./signed-attributes.ts";
import { readDetachedSignature } from "./signed-data.ts";
import { PUBLIC_KEY, SIGNED_DATA } from "./testing/rfc-9882-example.ts";

const CONTENT = Buffer.from("ML-DSA-44 signed-data example with signed attributes");

/** What is signed are attributes, so the content can be taken out. */
function detached(der: Uint8Array): Uint8Array {
  const info = new DerReader(der).enter(TAG.sequence, "x");
  const type = info.any("type").encoded;
  const parts = info.enter(contextConstructed(0), "x").enter(TAG.sequence, "x");
  const [version, digests] = [parts.any("x").encoded, parts.any("x").encoded];
  parts.any("content");
  const signers = parts.any("x").encoded;
  const signedData = sequence(version, digests, sequence(oid(CMS_OID.data)), signers);
  return sequence(type, element(contextConstructed(0), signedData));
}

test("the example of RFC 9882 with ML-DSA-44 holds, for its own content only", async () => {
  const { contentType, signer } = readDetachedSignature(detached(Buffer.from(SIGNED_DATA, "base64")));
  const { digestAlgorithm, signatureAlgorithm, signature, signedAttributes } = signer;
  const by = readMessageDigest(digestAlgorithm, "digestAlgorithm");
  const judge = (content: Uint8Array) => {
    const contentDigest = digest(by.hash, content);
    const attested = { contentType, contentDigest, certificate: new Uint8Array(), digestAlgorithm, signatureAlgorithm };
    return judgeAttributes(signedAttributes!.attributes, attested)?.fault;
  };
  assert.deepEqual([judge(CONTENT), judge(Buffer.from("other"))], [undefined, "CONTENT"]);
  const type = requireKeyType("ML-DSA-44");
  const publicKeys = [importRawPublic(type, Buffer.from(PUBLIC_KEY, "base64"))];
  const { row, options } = readSignatureIdentifier(signatureAlgorithm, by, type);
  assert.equal(await verify(row, { publicKeys }, signedAttributes!.signed, signature, options), true);
  assert.equal(await verify(row, { publicKeys }, CONTENT, signature, options), false);
});
