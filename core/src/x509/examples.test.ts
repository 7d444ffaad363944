import assert from "node:assert/strict";
import { test } from "node:test";
import {
  RFC5280_AUTHORITY,
  RFC5280_END_ENTITY,
  RFC5280_REVOCATION_LIST,
  RFC8410_CERTIFICATE,
  RFC8410_PUBLIC_KEY,
} from "./examples.ts";
import { parsePublicKey } from "./keys/public-key.ts";
import { formatName } from "./names/name-text.ts";
import { candidateOf } from "./path/candidate.ts";
import { findPath } from "./path/find-path.ts";
import { parseRevocationList } from "./revocation/revocation-list.ts";
import { verifySignature } from "./signatures/signature.ts";

const der = (base64: string): Uint8Array => Buffer.from(base64, "base64");
const SHA1 = { allowSha1: true };
const authority = candidateOf(der(RFC5280_AUTHORITY));
const endEntity = candidateOf(der(RFC5280_END_ENTITY));
const list = parseRevocationList(der(RFC5280_REVOCATION_LIST));

test("RFC 5280's authority is read as the standard describes it", () => {
  const { certificate, facts, isSelfIssued } = authority;
  assert.deepEqual([...certificate.serialNumber], [17]);
  assert.equal(formatName(certificate.subject), "CN=Example CA,DC=example,DC=com");
  assert.equal(certificate.validity.notBeforeMs, Date.UTC(2004, 3, 30, 14, 25, 34));
  assert.equal(certificate.validity.notAfterMs, Date.UTC(2005, 3, 30, 14, 25, 34));
  assert.deepEqual([certificate.publicKey.type, certificate.publicKey.bits], ["rsa", 1024]);
  assert.deepEqual(facts.basicConstraints, { ca: true, pathLength: undefined });
  assert.deepEqual([...facts.keyUsage!], ["keyCertSign", "cRLSign"]);
  assert.ok(isSelfIssued);
  verifySignature(certificate, certificate.publicKey, SHA1);
});

test("RFC 5280's end entity names its authority's key and its own mailbox", () => {
  const { certificate, facts } = endEntity;
  assert.deepEqual([...certificate.serialNumber], [18]);
  assert.deepEqual(facts.alternativeNames, [{ kind: "email", text: "end.entity@example.com" }]);
  assert.deepEqual(facts.authorityKeyIdentifier, authority.facts.subjectKeyIdentifier);
  assert.equal(endEntity.issuer, authority.subject);
  verifySignature(certificate, authority.certificate.publicKey, SHA1);
});

test("RFC 5280's revocation list revokes the end entity for a compromised key", () => {
  assert.equal(list.thisUpdateMs, Date.UTC(2005, 1, 5, 12));
  assert.equal(list.nextUpdateMs, Date.UTC(2005, 1, 6, 12));
  const expected = { revokedAtMs: Date.UTC(2004, 10, 19, 15, 57, 3), reason: "keyCompromise", unhandledCritical: [] };
  assert.deepEqual([...list.revoked], [["12", expected]]);
  verifySignature(list, authority.certificate.publicKey, SHA1);
});

test("a path with SHA-1 does not hold today, however well it fits", async () => {
  const verdict = await findPath({
    leaf: endEntity,
    intermediates: [],
    roots: [authority],
    atMs: Date.UTC(2005, 1, 5, 13),
    host: undefined,
    purpose: undefined,
    strictPurpose: false,
    checkRootValidity: false,
    constrainRoots: false,
    trustLeaf: false,
    revocationLists: [list],
  });
  assert.ok(!verdict.valid && verdict.fault.code === "BAD_SIGNATURE");
});

test("RFC 8410's certificate verifies with RFC 8410's key, and with no byte changed", () => {
  const key = parsePublicKey(der(RFC8410_PUBLIC_KEY));
  const { certificate } = candidateOf(der(RFC8410_CERTIFICATE));
  assert.deepEqual([certificate.publicKey.type, formatName(certificate.subject)], ["x25519", "CN=IETF Test Demo"]);
  verifySignature(certificate, key);
  const signature = Uint8Array.from(certificate.signature, (octet, index) => (index === 5 ? octet ^ 1 : octet));
  assert.throws(() => verifySignature({ ...certificate, signature }, key), /it does not verify/);
});
