import assert from "node:assert/strict";
import { test } from "node:test";
import type { CertificateRules } from "@keyward/crds/types/profile/certificates";
import { assertWanted } from "./wanted-usages.ts";

const RULES: Pick<CertificateRules, "keyUsage" | "extendedKeyUsage"> = {
  keyUsage: ["digitalSignature"],
  extendedKeyUsage: ["serverAuth"],
};
const want =
  (usages: readonly string[], keyType = "ecdsa", authority = false) =>
  () =>
    assertWanted({ usages, authority, keyType }, RULES);

test("usages that the profile gives are granted under both of their names", () => {
  want(["digital signature", "signing", "server auth"])();
});

test("a usage that the profile does not give is refused with what it gives", () => {
  assert.throws(want(["client auth"]), {
    code: "NOT_PERMITTED",
    message: /"client auth".*extendedKeyUsage.*serverAuth/,
  });
  assert.throws(want(["crl sign"]), /keyUsage of the profile permits digitalSignature/);
  assert.throws(want(["any"]), /"any"/);
});

test("what cert-manager asks for by default is no fault where the key has no use for it", () => {
  want(["digital signature", "key encipherment"])();
  assert.throws(want(["key encipherment"], "rsa"), /keyUsage/);
});

test("a CA certificate is only for profiles that issue them", () => {
  assert.throws(want([], "ecdsa", true), /basicConstraints.ca/);
});
