import assert from "node:assert/strict";
import { generateKeyPairSync, randomBytes } from "node:crypto";
import { test } from "node:test";
import { Secret } from "../../secret/secret.ts";
import { type PublicWrappingMethod, unwrapKey, wrapKey } from "./wrap-key.ts";

const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const spki = pair.publicKey.export({ type: "spki", format: "der" });
const METHODS: readonly PublicWrappingMethod[] = ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"];

for (const method of METHODS) {
  test(`${method}: what was wrapped comes out again, for keys of odd lengths too`, async () => {
    for (const length of [1, 16, 32, 121, 190]) {
      const bytes = randomBytes(length);
      using opened = await unwrapKey(method, pair.privateKey, wrapKey(method, spki, new Secret(Buffer.from(bytes))));
      assert.ok(opened.use((given) => bytes.equals(given)));
    }
  });

  test(`${method}: a changed, cut or longer wrapping says one and the same thing`, async () => {
    const wrapped = wrapKey(method, spki, new Secret(randomBytes(32)));
    const last = Buffer.from(wrapped);
    last[last.length - 1]! ^= 1;
    const first = Buffer.from(wrapped);
    first[7]! ^= 1;
    const wrong = [last, first, wrapped.subarray(0, -1), Buffer.concat([wrapped, Buffer.of(0)]), Buffer.alloc(0)];
    for (const bytes of wrong) {
      await assert.rejects(unwrapKey(method, pair.privateKey, bytes), {
        code: "INVALID_ARGUMENT",
        message: `the wrapped key does not open by ${method} with this wrapping key`,
      });
    }
  });
}

test("RSA-AES-KWP-SHA256 takes keys that are longer than an RSA block", async () => {
  const method = "RSA-AES-KWP-SHA256";
  const bytes = randomBytes(2400);
  using opened = await unwrapKey(method, pair.privateKey, wrapKey(method, spki, new Secret(Buffer.from(bytes))));
  assert.ok(opened.use((given) => bytes.equals(given)));
  assert.throws(() => wrapKey("RSA-OAEP-SHA256", spki, new Secret(bytes)), /most is 190/);
});

test("a wrapping key that is no RSA key, too short, or no key at all is refused", () => {
  const der = { type: "spki", format: "der" } as const;
  const ec = generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey.export(der);
  const short = generateKeyPairSync("rsa", { modulusLength: 1024 }).publicKey.export(der);
  for (const key of [ec, short]) {
    assert.throws(() => wrapKey("RSA-OAEP-SHA256", key, new Secret(Buffer.alloc(32))), /must be RSA of 2048 bits/);
  }
  assert.throws(() => wrapKey("RSA-OAEP-SHA256", Buffer.from("no key"), new Secret(Buffer.alloc(32))), {
    code: "INVALID_ARGUMENT",
  });
});
