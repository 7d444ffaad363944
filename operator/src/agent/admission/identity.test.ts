import assert from "node:assert/strict";
import { test } from "node:test";
import { OPERATOR_AUDIENCE } from "@keyward/core/contract/names";
import { streamLifetimeMs } from "../lifetime.ts";
import { bearerToken, expiryMs } from "./bearer.ts";
import { identityOf, type ReviewStatus } from "./identity.ts";

const GOOD: ReviewStatus = {
  authenticated: true,
  audiences: [OPERATOR_AUDIENCE],
  user: {
    username: "system:serviceaccount:shop:default",
    extra: {
      "authentication.kubernetes.io/pod-name": ["web-1"],
      "authentication.kubernetes.io/pod-uid": ["u-1"],
    },
  },
};
const withExtra = (extra: Record<string, string[]>): ReviewStatus => ({ ...GOOD, user: { ...GOOD.user, extra } });

test("a token that is bound to a pod names the pod", () => {
  assert.deepEqual(identityOf(GOOD), {
    ok: true,
    identity: { namespace: "shop", serviceAccount: "default", podName: "web-1", podUid: "u-1" },
  });
});

const REFUSED: Record<string, [ReviewStatus, RegExp]> = {
  "an invalid token": [{ authenticated: false, error: "expired" }, /does not accept/],
  "an empty review": [{}, /does not accept/],
  "a token for the API server": [{ ...GOOD, audiences: ["https://kubernetes.default.svc"] }, /another audience/],
  "an answer without audiences": [{ ...GOOD, audiences: undefined }, /another audience/],
  "a person's token": [{ ...GOOD, user: { ...GOOD.user, username: "jane" } }, /no service account/],
  "a name that only looks like a service account": [
    { ...GOOD, user: { ...GOOD.user, username: "x:system:serviceaccount:shop:default" } },
    /no service account/,
  ],
  "a token of a service account without a pod": [withExtra({}), /not bound to a pod/],
  "a token with two pods": [
    withExtra({
      "authentication.kubernetes.io/pod-name": ["a", "b"],
      "authentication.kubernetes.io/pod-uid": ["u"],
    }),
    /not bound to a pod/,
  ],
};
for (const [name, [status, why]] of Object.entries(REFUSED)) {
  test(`${name} opens no stream`, () => {
    const reviewed = identityOf(status);
    assert.equal(reviewed.ok, false);
    assert.match(reviewed.ok ? "" : reviewed.why, why);
  });
}

test("exactly one well-formed bearer token counts", () => {
  assert.equal(bearerToken(["Bearer abc.def-_~+/="]), "abc.def-_~+/=");
  const bad = [
    [],
    ["abc"],
    ["bearer abc"],
    ["Bearer "],
    ["Bearer a b"],
    ["Bearer a", "Bearer b"],
    [Buffer.from("Bearer a")],
  ];
  for (const values of [...bad, [`Bearer ${"a".repeat(20_000)}`], ["Bearer a\r\nx: y"]]) {
    assert.equal(bearerToken(values), undefined);
  }
});

test("the end of a token is read from its payload, whatever else is in it", () => {
  const token = (payload: string) => `e30.${Buffer.from(payload).toString("base64url")}.sig`;
  assert.equal(expiryMs(token('{"exp":1700000000}')), 1_700_000_000_000);
  for (const payload of ["{}", "null", "[]", "7", "{", '{"exp":"soon"}', '{"exp":null}', '{"exp":1e999}']) {
    assert.equal(expiryMs(token(payload)), undefined);
  }
  assert.equal(expiryMs("opaque"), undefined);
});

test("a stream ends before its token does, streams that began together end apart, and none ends at once", () => {
  assert.equal(streamLifetimeMs(3_600_000, 0, 0), 3_570_000);
  assert.ok(streamLifetimeMs(3_600_000, 0, 0.99) < streamLifetimeMs(3_600_000, 0, 0));
  assert.equal(streamLifetimeMs(undefined, 0, 0), 3_600_000);
  assert.equal(streamLifetimeMs(1_000, 5_000, 0), 1_000);
});
