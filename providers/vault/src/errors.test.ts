import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerTooLarge, type HttpAnswer } from "./connection/http-client.ts";
import { answerError, connectionError } from "./errors.ts";

const SECRET = "hvs.CAESIJ-very-secret";

function answer(status: number, words = "", headers: HttpAnswer["headers"] = {}): HttpAnswer {
  return { status, headers, body: Buffer.from(JSON.stringify({ errors: [`${words} ${SECRET}`] })) };
}

/** Sentences as servers of 1.21 write them. */
const FAULTS: readonly (readonly [status: number, words: string, fault: string])[] = [
  [400, "signing key not found", "KeyMissing"],
  [400, "invalid ciphertext: no prefix", "Rejected"],
  [403, "permission denied", "Denied"],
  [403, "2 errors occurred: * permission denied * invalid token", "Unauthenticated"],
  [404, 'no handler for route "transitx/keys/a". route entry not found.', "Misconfigured"],
  [404, "", "KeyMissing"],
  [307, "", "Unreachable"],
  [412, "required index state not present", "Unreachable"],
  [429, "request path quota exceeded", "Throttled"],
  [473, "", "Unreachable"],
  [500, "failed to RSA decrypt the ciphertext: crypto/rsa: decryption error", "Rejected"],
  [500, "internal error", "Unreachable"],
  [503, "Vault is sealed", "Unreachable"],
  [418, "", "BadAnswer"],
];

for (const [status, words, fault] of FAULTS) {
  test(`HTTP ${status} ${words} is ${fault}, with what to do and without the server's own text`, () => {
    const { fault: found, message } = answerError("signing", answer(status, words));
    assert.equal(found, fault);
    assert.match(message, /^Vault: signing failed: .+ Next: .+/);
    assert.ok(!message.includes(SECRET));
  });
}

test("how long to wait is taken from the answer", () => {
  assert.equal(answerError("signing", answer(429, "", { "retry-after": "2" })).retryAfterMs, 2_000);
  assert.equal(answerError("signing", answer(429, "", { "retry-after": "-1" })).retryAfterMs, undefined);
});

test("an answer that is no JSON, or too large, is none of such a server", () => {
  assert.equal(answerError("signing", { status: 200, headers: {}, body: Buffer.from("<html>") }).fault, "BadAnswer");
  assert.equal(connectionError("signing", new AnswerTooLarge("x")).fault, "BadAnswer");
  assert.equal(connectionError("signing", new SyntaxError(SECRET)).fault, "BadAnswer");
});

test("a certificate that is not trusted is told apart from a server that is not there", () => {
  const code = (word: string) => connectionError("signing", Object.assign(new Error(SECRET), { code: word })).message;
  for (const word of ["SELF_SIGNED_CERT_IN_CHAIN", "UNABLE_TO_VERIFY_LEAF_SIGNATURE", "ERR_TLS_CERT_ALTNAME_INVALID"]) {
    assert.match(code(word), /vault.caBundle/);
  }
  assert.match(code("ECONNREFUSED"), /network policy/);
  assert.ok(!code("ECONNREFUSED").includes(SECRET));
});
