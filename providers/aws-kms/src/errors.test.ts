import assert from "node:assert/strict";
import { test } from "node:test";
import type { BackendFault } from "@keyward/core/backend/backend-error";
import { awsError } from "./errors.ts";

const ASKED = { service: "kms", action: "Sign", keyId: "1234" } as const;

/** As the SDK throws it. */
function thrown(name: string, more: object = {}): Error {
  return Object.assign(new Error("User: arn:aws:sts::1:x is not authorized; body: c2VjcmV0"), { name, ...more });
}

const FAULTS: readonly (readonly [name: string, fault: BackendFault])[] = [
  ["ThrottlingException", "Throttled"],
  ["LimitExceededException", "Denied"],
  ["AccessDeniedException", "Denied"],
  ["UnrecognizedClientException", "Unauthenticated"],
  ["ExpiredTokenException", "Unauthenticated"],
  ["InvalidSignatureException", "Unauthenticated"],
  ["CredentialsProviderError", "Unauthenticated"],
  ["NotFoundException", "KeyMissing"],
  ["DisabledException", "KeyDisabled"],
  ["KMSInternalException", "Unreachable"],
  ["DependencyTimeoutException", "Unreachable"],
  ["InvalidCiphertextException", "Rejected"],
  ["IncorrectKeyException", "Rejected"],
  ["ValidationException", "Rejected"],
  ["UnsupportedOperationException", "Unsupported"],
  ["RegionDisabledException", "Misconfigured"],
  ["SomethingNew", "BadAnswer"],
  ["constructor", "BadAnswer"],
];

for (const [name, fault] of FAULTS) {
  test(`${name} of AWS is ${fault}`, () => assert.equal(awsError(thrown(name), ASKED).fault, fault));
}

test("the state of a key is told from the text, as there is one name for all", () => {
  const of = (message: string) =>
    awsError(Object.assign(new Error(message), { name: "KMSInvalidStateException" }), ASKED);
  assert.equal(of("arn:aws:kms:eu:1:key/2 is pending deletion.").fault, "KeyDestroyed");
  assert.equal(of("arn:aws:kms:eu:1:key/2 is pending import.").fault, "KeyDisabled");
  assert.equal(of("arn:aws:kms:eu:1:key/2 is in a state that nobody knew.").fault, "KeyDisabled");
});

test("without a name the connection or the HTTP status decides", () => {
  assert.equal(awsError(thrown("Error", { code: "ECONNREFUSED" }), ASKED).fault, "Unreachable");
  assert.equal(awsError(thrown("Error", { code: "DEPTH_ZERO_SELF_SIGNED_CERT" }), ASKED).fault, "Unreachable");
  assert.equal(awsError(thrown("Unknown", { $metadata: { httpStatusCode: 503 } }), ASKED).fault, "Unreachable");
  assert.equal(awsError(thrown("Unknown", { $metadata: { httpStatusCode: 429 } }), ASKED).fault, "Throttled");
  assert.equal(awsError(thrown("SyntaxError", { $metadata: { httpStatusCode: 200 } }), ASKED).fault, "BadAnswer");
  for (const nothing of [undefined, null, "text", 7]) assert.equal(awsError(nothing, ASKED).fault, "BadAnswer");
});

test("a message says action, key and request, what to do, and nothing of what the SDK said", () => {
  const metadata = { $metadata: { requestId: "req-1\n<x>", httpStatusCode: 400 } };
  const { message } = awsError(thrown("AccessDeniedException", metadata), ASKED);
  assert.match(message, /^kms:Sign of key 1234 failed: .*grant the role this action.* \(AWS request req-1x\)$/);
  assert.doesNotMatch(message, /arn:|c2VjcmV0/);
});
