import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendFault } from "@keyward/core/backend/backend-error";
import { arrivedIntact, checksum, intact, intactOrEmpty } from "./connection/integrity.ts";
import { gcpError } from "./errors.ts";

const ASKED = { method: "asymmetricSign", resource: "projects/p/k" } as const;
const status = (code: unknown, details = "body: c2VjcmV0", more: object = {}) =>
  Object.assign(new Error(`${code} ${details}`), { code, details, ...more });

const FAULTS: readonly (readonly [code: number, fault: BackendFault])[] = [
  [3, "Rejected"],
  [4, "TimedOut"],
  [5, "KeyMissing"],
  [7, "Denied"],
  [8, "Throttled"],
  [10, "Unreachable"],
  [12, "Unsupported"],
  [13, "Unreachable"],
  [14, "Unreachable"],
  [15, "BadAnswer"],
  [16, "Unauthenticated"],
  [99, "BadAnswer"],
];

for (const [code, fault] of FAULTS) {
  test(`status ${code} of gRPC is ${fault}`, () => assert.equal(gcpError(status(code), ASKED).fault, fault));
}

test("the state of a version is told from the text, as there is one code for all", () => {
  const of = (state: string) => gcpError(status(9, `v is not enabled, current state is: ${state}.`), ASKED).fault;
  assert.deepEqual(["DISABLED", "DESTROYED", "DESTROY_SCHEDULED", "PENDING_GENERATION"].map(of), [
    "KeyDisabled",
    "KeyDestroyed",
    "KeyDestroyed",
    "KeyDisabled",
  ]);
});

test("a request without a token is a matter of identity", () => {
  const details = "Getting metadata from plugin failed with error: Could not refresh access token";
  assert.equal(gcpError(status(14, details), ASKED).fault, "Unauthenticated");
});

test("Google's wish to wait is kept, and nothing of its text", () => {
  const statusDetails = [{ links: [] }, { retryDelay: { seconds: "2", nanos: 500_000_000 } }];
  const error = gcpError(status(8, "c2VjcmV0", { statusDetails }), ASKED);
  assert.equal(error.retryAfterMs, 2500);
  assert.doesNotMatch(error.message, /c2VjcmV0/);
  for (const nothing of [undefined, null, "text", 7]) assert.equal(gcpError(nothing, ASKED).fault, "BadAnswer");
});

test("bytes are taken with their own checksum only", () => {
  const bytes = Buffer.from("signature");
  assert.equal(intact("Sign", bytes, checksum(bytes)), bytes);
  assert.equal(intact("Sign", bytes, { value: String(checksum(bytes).value) }), bytes);
  const wrong = [{ value: checksum(bytes).value ^ 1 }, undefined, null, {}];
  for (const sent of wrong) assert.throws(() => intact("Sign", bytes, sent), { fault: "BadAnswer" });
  assert.throws(() => intact("Sign", new Uint8Array(0), { value: 0 }), { fault: "BadAnswer" });
  assert.equal(intactOrEmpty("Decrypt", null, { value: "0" }).length, 0);
});

test("a request whose checksum Google did not see is not trusted", () => {
  arrivedIntact("Sign", true, true);
  for (const seen of [false, undefined, null])
    assert.throws(() => arrivedIntact("Sign", true, seen), { fault: "BadAnswer" });
});
