import assert from "node:assert/strict";
import { test } from "node:test";
import { readCompact, signingInputOf, writeCompact } from "./compact.ts";
import { ES256, HS256 } from "./examples.ts";
import { writeHeader } from "./header.ts";

test("a token is taken apart and put together", () => {
  for (const { jws } of [HS256, ES256]) {
    const { signature, signingInput, payload, header } = readCompact(jws);
    assert.equal(writeCompact(Buffer.from(signingInput).toString(), signature), jws);
    assert.equal(signingInputOf(Buffer.from(header).toString(), payload), Buffer.from(signingInput).toString());
  }
});

test("every other spelling of the same bytes is refused", () => {
  const [header, payload, signature] = ES256.jws.split(".") as [string, string, string];
  const others = [
    `${header}=`,
    `${header}\n`,
    ` ${header}`,

    header.replace("J", "J%"),
    `${header}A`,
  ];
  for (const other of others) assert.throws(() => readCompact(`${other}.${payload}.${signature}`), /the header is not/);
  const loose = `${signature.slice(0, -1)}R`;
  assert.deepEqual(Buffer.from(loose, "base64url"), Buffer.from(signature, "base64url"));
  assert.throws(() => readCompact(`${header}.${payload}.${loose}`), /the signature is not base64url/);
  assert.throws(() => readCompact(`${header}.${payload}.${signature.replace("-", "+")}`), /the signature is not/);
});

test("a token that is longer than one can be is not looked at", () => {
  assert.throws(() => readCompact("A".repeat(1_500_001)), { code: "INVALID_ARGUMENT", message: /1500000 characters/ });
});

test("a header has only the members that are named", () => {
  assert.equal(writeHeader({ algorithm: "ES256", type: "", keyId: "" }), '{"alg":"ES256"}');
  assert.equal(writeHeader({ algorithm: "a", type: "b", keyId: 'c"' }), '{"alg":"a","typ":"b","kid":"c\\""}');
});
