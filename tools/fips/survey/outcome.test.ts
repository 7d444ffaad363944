import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import test from "node:test";
import { categoryOf, outcomeOf } from "./outcome.ts";
import { expect } from "./probe.ts";

const verdictOf = async (run: () => void) => (await outcomeOf({ family: "f", name: "n", run })).verdict;

test("a probe that returns is served, and one with a wrong result is broken", async () => {
  assert.equal(await verdictOf(() => void createHash("sha256").update("x").digest()), "served");
  assert.equal(await verdictOf(() => expect(false, "the two sides differ")), "broken");
});

test("a name that nobody has is never served", async () => {
  assert.equal(await verdictOf(() => void generateKeyPairSync("ec", { namedCurve: "P-999" })), "parameter");
  assert.equal(await verdictOf(() => void createHash("sha-999")), "parameter");
});

test("errors of the FIPS module fall into their categories", () => {
  const cases: Record<string, string> = {
    "ERR_OSSL_EVP_UNSUPPORTED error:0308010C:digital envelope routines::unsupported": "absent",
    "ERR_OSSL_EC_UNKNOWN_GROUP error:08000081:elliptic curve routines::unknown group": "absent",
    "ERR_OSSL_INVALID_KEY_LENGTH HKDF derivation failed": "size",
    "ERR_OSSL_RSA_INVALID_MODULUS error:020000AE:rsa routines::invalid modulus": "size",
    "ERR_OSSL_INVALID_DIGEST error:1C80007A:Provider routines::invalid digest": "digest",
    "ERR_OSSL_INVALID_PADDING_MODE error:1C8000A8:Provider routines::invalid padding mode": "parameter",
    "ERR_CRYPTO_UNSUPPORTED_OPERATION CCM decryption not supported in FIPS mode": "node",
  };
  for (const [detail, verdict] of Object.entries(cases)) assert.equal(categoryOf(detail), verdict, detail);
});
