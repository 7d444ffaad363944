import assert from "node:assert/strict";
import { test } from "node:test";
import { asBackendError } from "./errors.ts";

const SECRET = "eyJhbGciOi.very-secret.token";

/** As the SDK throws it: with the request, its headers and its body inside. */
function answer(statusCode: number, code = "Forbidden", inner?: string, headers: Record<string, string> = {}): unknown {
  return Object.assign(new Error(`${code}: ${SECRET}`), {
    name: "RestError",
    statusCode,
    code,
    details: { error: { code, message: SECRET, ...(inner === undefined ? {} : { innererror: { code: inner } }) } },
    request: { headers: { authorization: SECRET }, body: SECRET },
    response: { headers: { get: (name: string) => headers[name] } },
  });
}

const FAULTS: readonly (readonly [error: unknown, fault: string])[] = [
  [answer(400, "BadParameter"), "Rejected"],
  [answer(401, "Unauthorized"), "Unauthenticated"],
  [answer(403), "Denied"],
  [answer(403, "Forbidden", "ForbiddenByRbac"), "Denied"],
  [answer(403, "Forbidden", "ForbiddenByFirewall"), "Denied"],
  [answer(403, "Forbidden", "KeyDisabled"), "KeyDisabled"],
  [answer(404, "KeyNotFound"), "KeyMissing"],
  [answer(409, "Conflict", "ObjectIsDeletedButRecoverable"), "KeyDestroyed"],
  [answer(429, "Throttled"), "Throttled"],
  [answer(503, "ServiceUnavailable"), "Unreachable"],
  [answer(302, "Found"), "BadAnswer"],
  [answer(404, "constructor", "__proto__"), "KeyMissing"],
  [Object.assign(new Error(SECRET), { name: "RestError", code: "ECONNREFUSED" }), "Unreachable"],
  [Object.assign(new Error(SECRET), { name: "RestError", code: "PARSE_ERROR" }), "BadAnswer"],
  [Object.assign(new Error(SECRET), { name: "CredentialUnavailableError" }), "Unauthenticated"],
  [Object.assign(new Error(SECRET), { name: "AuthenticationError", statusCode: 400 }), "Unauthenticated"],
];

for (const [error, fault] of FAULTS) {
  const { statusCode = "", code = "", name } = error as { statusCode?: number; code?: string; name: string };
  test(`${name} ${statusCode} ${code} is ${fault}, with what to do and without what was sent`, () => {
    const { fault: found, message } = asBackendError("signing", error);
    assert.equal(found, fault);
    assert.match(message, /^Azure Key Vault: signing failed: .+ Next: .+/);
    assert.ok(!message.includes(SECRET));
  });
}

test("how long to wait is taken from the answer, where it says it in seconds", () => {
  assert.equal(
    asBackendError("signing", answer(429, "Throttled", undefined, { "retry-after": "7" })).retryAfterMs,
    7_000,
  );
  assert.equal(asBackendError("signing", answer(429)).retryAfterMs, undefined);
  assert.equal(
    asBackendError("signing", answer(429, "x", undefined, { "retry-after": "soon" })).retryAfterMs,
    undefined,
  );
});

test("an answer that nests without end is read to a depth", () => {
  const error: Record<string, unknown> = { code: "A" };
  error.innererror = error;
  const cause = Object.assign(new Error("x"), { statusCode: 403, details: { error } });
  assert.equal(asBackendError("signing", cause).fault, "Denied");
});
