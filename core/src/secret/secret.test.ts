import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { Secret } from "./secret.ts";

const secretOf = (text: string): Secret => new Secret(Uint8Array.from(Buffer.from(text)));

test("a secret shows nothing of itself, however it is printed", () => {
  const secret = secretOf("hunter2");
  const shown = [
    `${secret}`,
    JSON.stringify({ secret }),
    inspect(secret),
    inspect({ a: [secret] }, { showHidden: true }),
  ];
  for (const text of shown) {
    assert.match(text, /\[secret\]/);
    assert.doesNotMatch(text, /hunter2|104|68/);
  }
  assert.deepEqual(Object.keys(secret), []);
  assert.throws(() => structuredClone({ secret }).secret.use((bytes) => bytes));
});

test("two secrets are equal when their bytes are, whatever their lengths", () => {
  assert.ok(secretOf("same").equals(secretOf("same")));
  for (const other of ["samf", "sam", "same!", ""]) assert.ok(!secretOf("same").equals(secretOf(other)), other);
});

test("a disposed secret is overwritten and lends nothing more", () => {
  const bytes = Uint8Array.of(1, 2, 3);
  const secret = new Secret(bytes);
  assert.equal(
    secret.use((lent) => lent[2]),
    3,
  );
  secret[Symbol.dispose]();
  assert.deepEqual(bytes, Uint8Array.of(0, 0, 0));
  assert.equal(secret.length, 0);
  assert.throws(() => secret.use(() => 0), { code: "FAILED_PRECONDITION" });
});
