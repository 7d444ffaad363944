import assert from "node:assert/strict";
import { test } from "node:test";
import { assertWanted, grantedUsages, type UsageRules } from "./wanted-usages.ts";

const RULES: UsageRules = {
  keyUsage: ["digitalSignature"],
  extendedKeyUsage: ["serverAuth"],
  basicConstraints: { ca: false },
};
const CA_RULES: UsageRules = {
  keyUsage: ["keyCertSign", "cRLSign", "digitalSignature"],
  extendedKeyUsage: [],
  basicConstraints: { ca: true },
};
const want =
  (usages: readonly string[], keyType = "ecdsa", authority = false, rules = RULES) =>
  () =>
    assertWanted({ usages, authority, keyType }, rules);

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
  want(["cert sign"], "ecdsa", true, CA_RULES)();
});

test("who did not ask for a CA certificate gets none, where that can be said", () => {
  assert.throws(want([], "ecdsa", false, CA_RULES), { code: "NOT_PERMITTED", message: /isCA/ });
  assertWanted({ usages: [], authority: undefined, keyType: "ecdsa" }, CA_RULES);
});

test("of what a profile permits a certificate has what was asked for, and all where nothing was", () => {
  const rules: UsageRules = {
    keyUsage: ["digitalSignature", "keyEncipherment"],
    extendedKeyUsage: ["serverAuth", "clientAuth"],
    basicConstraints: { ca: false },
  };
  const granted = (usages: readonly string[]) => {
    const { keyUsage, extendedKeyUsage } = grantedUsages(usages, rules);
    return [keyUsage, extendedKeyUsage];
  };
  assert.deepEqual(granted([]), [rules.keyUsage, rules.extendedKeyUsage]);
  assert.deepEqual(granted(["client auth"]), [rules.keyUsage, ["clientAuth"]]);
  assert.deepEqual(granted(["signing", "server auth"]), [["digitalSignature"], ["serverAuth"]]);
  assert.deepEqual(granted(["digital signature", "key encipherment"]), [rules.keyUsage, rules.extendedKeyUsage]);
});

test("a CA certificate keeps the key usages without which it is none", () => {
  assert.deepEqual(grantedUsages(["digital signature"], CA_RULES).keyUsage, CA_RULES.keyUsage);
});

test("a usage that only other keys have use for leaves the others as they are", () => {
  const { keyUsage } = grantedUsages(["key encipherment"], RULES);
  assert.deepEqual(keyUsage, ["digitalSignature"]);
});
