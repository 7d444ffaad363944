import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ownerPatch } from "./owner.ts";
import { STAMPED_FIELDS, stampPatch } from "./stamp.ts";
import { stampingReviewer } from "./stamping-reviewer.ts";
import { readUser } from "./user.ts";

const ADA = { username: "ada", uid: "7", groups: ["security", "system:authenticated"] };
const REQUESTS = "keyward.dev/v1alpha1/keyrequests";
const request = (change: object = {}) => ({
  spec: { keyRef: { name: "invoices" }, action: "Rotate", ...change },
});
const review = (change: object = {}) => ({
  uid: "1",
  operation: "CREATE",
  resource: REQUESTS,
  subResource: "",
  namespace: "shop",
  object: request(),
  userInfo: ADA,
  ...change,
});

describe("a stamp", () => {
  it("is one operation, and applied it is not written again", () => {
    const object = request();
    const patch = stampPatch(object, "requester", ADA);
    assert.deepEqual(patch, [{ op: "add", path: "/spec/requester", value: ADA }]);
    const stamped = { spec: { ...object.spec, requester: ADA } };
    assert.equal(stampPatch(stamped, "requester", ADA), undefined);
  });

  it("replaces what a user wrote in its place", () => {
    const forged = request({ requester: { username: "eve", groups: ["security"] } });
    assert.deepEqual(stampPatch(forged, "requester", ADA)?.[0]?.value, ADA);
    const more = request({ requester: { ...ADA, groups: [...ADA.groups, "root"] } });
    assert.deepEqual(stampPatch(more, "requester", ADA)?.[0]?.value, ADA);
  });

  it("is not put on what has no spec: the schema refuses that", () => {
    for (const object of [undefined, null, [], {}, { spec: null }, { spec: [] }, "x"]) {
      assert.equal(stampPatch(object, "requester", ADA), undefined);
    }
  });
});

describe("the owner of an approval", () => {
  const APPROVALS = "keyward.dev/v1alpha1/keyapprovals";
  const approval = (metadata: object = {}, spec: object = {}) => ({
    metadata,
    spec: { requestRef: { name: "end" }, requestUid: "8a7f", decision: "Approve", ...spec },
  });
  const owner = { apiVersion: "keyward.dev/v1alpha1", kind: "KeyRequest", name: "end", uid: "8a7f" };

  it("is the request that it names, and applied it is not written again", () => {
    assert.deepEqual(ownerPatch(APPROVALS, approval()), [
      { op: "add", path: "/metadata/ownerReferences", value: [owner] },
    ]);
    assert.deepEqual(ownerPatch(APPROVALS, approval({ ownerReferences: [owner] })), []);
  });

  it("stands beside those that a user wrote", () => {
    const other = { ...owner, name: "other", uid: "1" };
    assert.deepEqual(ownerPatch(APPROVALS, approval({ ownerReferences: [other] })), [
      { op: "add", path: "/metadata/ownerReferences/-", value: owner },
    ]);
  });

  it("is not written into requests, nor where no request is named: the schema refuses that", () => {
    assert.deepEqual(ownerPatch(REQUESTS, approval()), []);
    for (const spec of [{ requestRef: undefined }, { requestRef: {} }, { requestUid: "" }, { requestUid: 7 }]) {
      assert.deepEqual(ownerPatch(APPROVALS, approval({}, spec)), []);
    }
    for (const object of [undefined, null, [], {}, { spec: {} }]) assert.deepEqual(ownerPatch(APPROVALS, object), []);
  });
});

describe("the user of a review", () => {
  it("has a name, and uid and groups where the authenticator has them", () => {
    assert.deepEqual(readUser(ADA), { user: ADA, groupsLeftOut: 0 });
    assert.deepEqual(readUser({ username: "bob", extra: { scopes: ["x"] } }), {
      user: { username: "bob" },
      groupsLeftOut: 0,
    });
  });

  it("brings 128 groups at most, and says how many were left out", () => {
    const groups = Array.from({ length: 130 }, (_, index) => `g${index}`);
    const read = readUser({ username: "bob", groups });
    assert.ok("user" in read);
    assert.deepEqual(read.user.groups, groups.slice(0, 128));
    assert.equal(read.groupsLeftOut, 2);
  });

  it("is refused without a name, or with one that no status can hold", () => {
    for (const userInfo of [undefined, null, [], {}, { username: "" }, { username: 5 }]) {
      assert.ok("fault" in readUser(userInfo));
    }
    assert.ok("fault" in readUser({ username: "a".repeat(257) }));
  });
});

describe("the reviewer of requests and approvals", () => {
  it("stamps each in its own field", async () => {
    for (const [resource, field] of STAMPED_FIELDS) {
      const { verdict, answer } = await stampingReviewer(review({ resource }));
      assert.equal(verdict, "patched");
      assert.ok(answer.allowed);
      assert.equal(answer.patch?.[0]?.path, `/spec/${field}`);
    }
  });

  it("lets everything else pass untouched", async () => {
    const others = [
      { operation: "UPDATE" },
      { operation: "DELETE" },
      { subResource: "status" },
      { resource: "/v1/pods" },
      { resource: "keyward.dev/v1alpha1/cryptokeys" },
      { object: request({ requester: ADA }) },
    ];
    for (const change of others) {
      const { verdict, answer } = await stampingReviewer(review(change));
      assert.deepEqual([verdict, answer], ["skipped", { allowed: true }]);
    }
  });

  it("refuses a request of nobody", async () => {
    const { answer } = await stampingReviewer(review({ userInfo: {} }));
    assert.deepEqual(answer, { allowed: false, code: 400, message: "the request names no user" });
  });

  it("warns a user of too many groups", async () => {
    const groups = Array.from({ length: 200 }, (_, index) => `g${index}`);
    const { answer } = await stampingReviewer(review({ userInfo: { username: "bob", groups } }));
    assert.ok(answer.allowed);
    assert.match(answer.warnings?.[0] ?? "", /72 more groups/);
  });
});
