import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { parse } from "yaml";
import { validateCryptoProfile } from "./crypto-profile.ts";
import { validateKeyPolicy } from "./key-policy.ts";

const SAMPLES = join(import.meta.dirname, "../../samples");

for (const file of readdirSync(SAMPLES)) {
  test(`${file} is a good example`, () => {
    const validate = file.startsWith("crypto-profile-") ? validateCryptoProfile : validateKeyPolicy;
    assert.deepEqual(validate(parse(readFileSync(join(SAMPLES, file), "utf8"))), []);
  });
}
