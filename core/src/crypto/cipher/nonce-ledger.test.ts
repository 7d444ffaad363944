import assert from "node:assert/strict";
import { createSecretKey, generateKeySync, randomBytes } from "node:crypto";
import { test } from "node:test";
import { inspect } from "node:util";
import { NonceLedger } from "./nonce-ledger.ts";

const aKey = () => createSecretKey(randomBytes(32));

test("two imports of the same bytes share their nonces, and other bytes have their own", () => {
  const ledger = new NonceLedger();
  const bytes = randomBytes(32);
  const first = ledger.of(createSecretKey(bytes));
  assert.equal(ledger.of(createSecretKey(bytes)), first);
  assert.notEqual(ledger.of(createSecretKey(bytes.subarray(0, 16))), first);
  assert.notEqual(ledger.of(aKey()), first);
});

test("a key that was destroyed and comes again still knows its nonces", () => {
  const ledger = new NonceLedger();
  const bytes = randomBytes(16);
  const nonce = randomBytes(12);
  ledger.of(createSecretKey(bytes)).claim(nonce);
  assert.throws(() => ledger.of(createSecretKey(bytes)).claim(nonce), { code: "FAILED_PRECONDITION" });
});

test("a key that is held shares its nonces however many came after it", () => {
  const ledger = new NonceLedger({ chosen: 10, pastKeys: 2 });
  const bytes = randomBytes(16);
  const held = createSecretKey(bytes);
  const nonces = ledger.of(held);
  for (let i = 0; i < 10; i++) ledger.of(aKey());
  assert.equal(ledger.of(createSecretKey(bytes)), nonces);
  assert.equal(ledger.of(held), nonces);
});

test("there is an end to how many nonces of callers are remembered over all keys", () => {
  const ledger = new NonceLedger({ chosen: 3, pastKeys: 10 });
  const keys = [aKey(), aKey()];
  for (let i = 0; i < 3; i++) ledger.of(keys[i % 2]!).claim(randomBytes(12));
  for (const key of keys) {
    assert.throws(() => ledger.of(key).claim(randomBytes(12)), {
      code: "RESOURCE_EXHAUSTED",
      message: /3 nonces of this caller/,
    });
    assert.equal(ledger.of(key).next().length, 12);
  }
});

test("what one identity has used up, or made forgotten, is another's to have", () => {
  const ledger = new NonceLedger({ chosen: 2, pastKeys: 2 });
  const bytes = randomBytes(16);
  const nonce = randomBytes(12);
  ledger.of(createSecretKey(bytes), "shop").claim(nonce, "shop");
  for (let i = 0; i < 5; i++) ledger.of(aKey(), "greedy");
  const key = aKey();
  for (let i = 0; i < 2; i++) ledger.of(key, "greedy").claim(randomBytes(12), "greedy");
  const tooMany = { code: "RESOURCE_EXHAUSTED" };
  assert.throws(() => ledger.of(key, "greedy").claim(randomBytes(12), "greedy"), tooMany);
  const again = ledger.of(createSecretKey(bytes), "shop");
  assert.throws(() => again.claim(nonce, "shop"), { code: "FAILED_PRECONDITION" });
  again.claim(randomBytes(12), "shop");
  assert.throws(() => again.claim(randomBytes(12), "shop"), tooMany);
});

test("nothing of a key is in what is printed of a ledger", () => {
  const ledger = new NonceLedger();
  const key = generateKeySync("aes", { length: 256 });
  ledger.of(key).next();
  const shown = inspect(ledger, { depth: 9, showHidden: true });
  for (const form of ["hex", "base64", "latin1"] as const) assert.ok(!shown.includes(key.export().toString(form)));
});
