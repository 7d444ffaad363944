import assert from "node:assert/strict";
import { test } from "node:test";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { isBoundToFips, providerFault } from "./fips-state.ts";
import { assertServed } from "./served.ts";

const [approved, other] = ["AES-256-GCM", "ChaCha20-Poly1305"].map((name) => CIPHERS.get(name)!);

test("in FIPS mode what is not approved is refused by name, and everything else is served", () => {
  assert.doesNotThrow(() => assertServed(approved!, true));
  assert.throws(() => assertServed(other!, true), { code: "NOT_SUPPORTED", message: /^ChaCha20-Poly1305 .*FIPS mode/ });
  assert.doesNotThrow(() => assertServed(other!, false));
});

test("a process without the provider is seen to be one", () => {
  assert.equal(providerFault(), "OpenSSL is not in FIPS mode");
  assert.equal(isBoundToFips({ mode: "FIPS" }), true);
  assert.equal(isBoundToFips({ mode: "Standard" }), false);
});
