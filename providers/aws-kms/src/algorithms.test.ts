import assert from "node:assert/strict";
import { test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { algorithmOf, keyUsageOf } from "./algorithms.ts";
import { isKeyId, requireKeyId } from "./keys/key-id.ts";

const spec = (algorithm: string, ...usages: string[]) => ({
  algorithm,
  usages: parseUsages(usages),
  exportable: false,
});

test("an RSA key is made to sign or to decrypt, and never for both", () => {
  assert.equal(keyUsageOf(spec("RSA-2048", "sign", "verify")), "SIGN_VERIFY");
  assert.equal(keyUsageOf(spec("RSA-2048", "verify", "unwrap")), "ENCRYPT_DECRYPT");
  assert.throws(() => keyUsageOf(spec("RSA-2048", "sign", "decrypt")), {
    fault: "Unsupported",
    message: /two policies/,
  });
});

test("what AWS says of a key is an algorithm of ours, or none", () => {
  assert.equal(algorithmOf("ECC_NIST_P256", "SIGN_VERIFY")?.name, "ECDSA-P256");
  assert.equal(algorithmOf("ECC_NIST_P256", "KEY_AGREEMENT")?.name, "ECDH-P256");
  assert.equal(algorithmOf("SM2", "SIGN_VERIFY"), undefined);
  assert.equal(algorithmOf("ECC_SECG_P256K1", "SIGN_VERIFY"), undefined);
  assert.equal(algorithmOf(undefined, undefined), undefined);
});

test("an id is one of a key: neither alias nor ARN, which could lead elsewhere", () => {
  assert.ok(isKeyId("1234abcd-12ab-34cd-56ef-1234567890ab"));
  assert.ok(isKeyId("mrk-1234abcd12ab34cd56ef1234567890ab"));
  const others = ["alias/aws/s3", "arn:aws:kms:eu:1:key/1234abcd-12ab-34cd-56ef-1234567890ab", "", "../x"];
  for (const id of others) assert.throws(() => requireKeyId(id), { fault: "KeyMissing" });
});
