import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { eventually } from "../../driver/eventually.ts";
import { getJson, kubectl } from "../../driver/kubectl.ts";
import { useKeyward } from "./fixture.ts";

interface Stored {
  readonly metadata: { readonly name: string; readonly uid: string };
  readonly spec: { readonly requester?: Stamp; readonly approver?: Stamp };
  readonly status?: {
    readonly phase?: string;
    readonly summary?: string;
    readonly approvedBy?: string[];
    readonly deniedBy?: string;
    readonly conditions?: { readonly type: string; readonly reason: string; readonly message: string }[];
  };
}

interface Stamp {
  readonly username: string;
  readonly groups?: readonly string[];
}

interface Person {
  readonly name: string;
  readonly groups: readonly string[];
}

const ada: Person = { name: "ada", groups: ["security"] };
const bob: Person = { name: "bob", groups: ["security"] };
const carol: Person = { name: "carol", groups: ["security"] };
const eve: Person = { name: "eve", groups: ["developers"] };

describe("requests for which several people have to agree", { timeout: 900_000 }, () => {
  const fixture = useKeyward({ manifests: policyAndRights });
  let count = 0;

  /** kubectl under another name, as the API server knows people. */
  const as = ({ name, groups }: Person, args: readonly string[], stdin?: string) => {
    const who = [`--as=${name}`, ...[...groups, "system:authenticated"].map((group) => `--as-group=${group}`)];
    return kubectl(fixture.cluster, [...args, `--namespace=${fixture.namespace}`, ...who], stdin ? { stdin } : {});
  };
  // The API server judges by its own cache of RoleBindings.
  before(async () => {
    const rights = [
      ["create", "keyrequests.keyward.dev"],
      ["patch", "cryptokeys.keyward.dev"],
    ];
    for (const right of rights)
      await eventually(`the right to ${right.join(" ")}`, () => as(eve, ["auth", "can-i", ...right]));
  });
  const create = async (person: Person, kind: string, spec: object): Promise<Stored> => {
    count += 1;
    const object = { apiVersion: "keyward.dev/v1alpha1", kind, metadata: { name: `o-${count}` }, spec };
    return JSON.parse(await as(person, ["create", "-f", "-", "-o", "json"], JSON.stringify(object)));
  };
  const ask = (person: Person, spec: object = {}) =>
    create(person, "KeyRequest", { keyRef: { name: "invoices" }, action: "Rotate", ...spec });
  const decide = ({ metadata: { name, uid } }: Stored, person: Person, spec: object = {}) =>
    create(person, "KeyApproval", { requestRef: { name }, requestUid: uid, decision: "Approve", ...spec });
  const read = ({ metadata: { name } }: Stored): Promise<Stored> =>
    getJson<Stored>(fixture.cluster, ["keyrequest", name, `--namespace=${fixture.namespace}`]);
  const until = (request: Stored, what: string, holds: (status: NonNullable<Stored["status"]>) => boolean) =>
    eventually(what, async () => {
      const { status } = await read(request);
      return status !== undefined && holds(status) && status;
    });

  it("bear the name of who asks, whatever was written in its place", async () => {
    const request = await ask(eve, { requester: { username: "ada", groups: ["security"] } });
    assert.equal(request.spec.requester?.username, "eve");
    assert.deepEqual([...(request.spec.requester?.groups ?? [])].sort(), ["developers", "system:authenticated"]);
  });

  it("are approved by two others, and only then", async () => {
    const request = await ask(eve);
    await until(request, "the request to wait", ({ summary }) => summary === "0 of 2");
    await decide(request, bob);
    await until(request, "the first approval to count", ({ summary }) => summary === "1 of 2");
    await decide(request, bob);
    await decide(request, carol);
    const { approvedBy } = await until(request, "the quorum", ({ phase }) => phase !== "Pending");
    assert.deepEqual(approvedBy, ["bob", "carol"]);
    await until(request, "the rotation", ({ phase }) => phase === "Succeeded");
  });

  it("are not approved by the one who asks", async () => {
    const request = await ask(ada);
    await decide(request, ada);
    await decide(request, bob);
    const status = await until(request, "the one approval to count", ({ summary }) => summary === "1 of 2");
    assert.equal(status.phase, "Pending");
    assert.deepEqual(status.approvedBy, ["bob"]);
    await until(
      request,
      "the reason to be told",
      ({ conditions }) => conditions?.some(({ message }) => message.includes("ada asks and cannot approve")) === true,
    );
  });

  it("are not approved in another's name", async () => {
    const request = await ask(bob);
    const forged = await decide(request, eve, { approver: { username: "ada", groups: ["security"] } });
    assert.equal(forged.spec.approver?.username, "eve");
    const status = await until(
      request,
      "the forgery to be told",
      ({ conditions }) =>
        conditions?.some(({ message }) => message.includes("eve is not among the policy's approvers")) === true,
    );
    assert.deepEqual([status.phase, status.summary], ["Pending", "0 of 2"]);
  });

  it("wait again when an approval is taken back", async () => {
    const request = await ask(eve);
    const approval = await decide(request, bob);
    await until(request, "the approval to count", ({ summary }) => summary === "1 of 2");
    await as(bob, ["delete", "keyapproval", approval.metadata.name]);
    await until(request, "the approval to be gone", ({ summary }) => summary === "0 of 2");
  });

  it("take one more where a service account asks, and none of this namespace agrees", async () => {
    const bot = { name: `system:serviceaccount:${fixture.namespace}:default`, groups: [] };
    const request = await ask(bot);
    assert.equal(request.spec.requester?.username, bot.name);
    for (const person of [ada, bob]) await decide(request, person);
    const status = await until(
      request,
      "two approvals to count",
      ({ summary }) => summary?.startsWith("2 of") === true,
    );
    assert.deepEqual([status.phase, status.summary], ["Pending", "2 of 3"]);
    await decide(request, { ...bot, name: bot.name.replace("default", "builder") });
    await until(
      request,
      "the account's yes to be told of",
      ({ conditions }) => conditions?.some(({ message }) => message.includes("can speak as")) === true,
    );
    await decide(request, carol);
    await until(request, "the rotation", ({ phase }) => phase === "Succeeded");
  });

  it("keep the no of one that another would take back", async () => {
    const request = await ask(eve);
    const { metadata } = await decide(request, bob, { decision: "Deny" });
    const take = ["delete", "keyapproval", metadata.name];
    await assert.rejects(as(eve, take), /a decision is taken back by the one who made it/);
    await as(bob, take);
  });

  it("are not gone round by whoever edits the key and takes it out of the operator's hands", async () => {
    const name = "invoices";
    const release = ["patch", "cryptokey", name, "--type=merge", "-p", '{"metadata":{"finalizers":null}}'];
    await eventually("the operator to hold the key", async () =>
      (
        await kubectl(fixture.cluster, ["get", "cryptokey", name, `--namespace=${fixture.namespace}`, "-o", "json"])
      ).includes("keyward.dev/in-use"),
    );
    await assert.rejects(as(eve, release), /the finalizer keyward\.dev\/in-use is taken away by the operator/);
    await as(eve, ["patch", "cryptokey", name, "--type=merge", "-p", '{"metadata":{"labels":{"team":"eve"}}}']);
  });

  it("end with one no", async () => {
    const request = await ask(eve);
    await decide(request, bob);
    await decide(request, carol, { decision: "Deny", comment: "not today" });
    const { deniedBy } = await until(request, "the no", ({ phase }) => phase === "Denied");
    assert.equal(deniedBy, "carol");
  });

  it("go when their time after the end is over, and take along what was said to them", async () => {
    const request = await ask(eve, { ttlSecondsAfterFinished: 0 });
    const approvals = [await decide(request, bob), await decide(request, carol)];
    const gone = (kind: string, { metadata: { name } }: Stored) =>
      eventually(`${kind} ${name} to be gone`, async () => {
        const found = ["get", kind, name, "--ignore-not-found", "-o", "name", `--namespace=${fixture.namespace}`];
        return (await kubectl(fixture.cluster, found)) === "";
      });
    await gone("keyrequest", request);
    for (const approval of approvals) await gone("keyapproval", approval);
    const ledger = await kubectl(fixture.cluster, ["get", "configmaps", "--namespace=keyward-system", "-o", "yaml"]);
    const line = ledger
      .split("\n")
      .find((text) => text.includes(`"by":"request/${request.metadata.name}"`) && text.includes("RequestEnded"));
    assert.match(line ?? "", /asked for by eve; approved by (bob, carol|carol, bob)"/);
  });

  it("cannot change, nor can what was said to them", async () => {
    const request = await ask(eve);
    const change = JSON.stringify({ spec: { action: "Revoke", version: 1 } });
    await assert.rejects(
      as(eve, ["patch", "keyrequest", request.metadata.name, "--type=merge", "-p", change]),
      /a request cannot change/,
    );
    const approval = await decide(request, bob);
    const patch = [
      "patch",
      "keyapproval",
      approval.metadata.name,
      "--type=merge",
      "-p",
      '{"spec":{"decision":"Deny"}}',
    ];
    await assert.rejects(as(bob, patch), /cannot patch resource "keyapprovals"/);
  });

  it("have a status that nobody but the operator writes, not even whoever may do everything", async () => {
    const request = await ask(eve);
    const approve = ["--subresource=status", "--type=merge", "-p", '{"status":{"phase":"Approved"}}'];
    const target = ["patch", "keyrequest", request.metadata.name, `--namespace=${fixture.namespace}`];
    await assert.rejects(kubectl(fixture.cluster, [...target, ...approve]), /status says what the operator did/);
    assert.equal((await until(request, "a status", () => true)).phase, "Pending");
  });

  describe("with the webhook out of the way", () => {
    const configuration = "mutatingwebhookconfiguration/keyward";
    let original: string;
    before(async () => {
      original = await kubectl(fixture.cluster, ["get", configuration, "-o", "json"]);
      const { webhooks } = JSON.parse(original) as { webhooks: { name: string }[] };
      const at = webhooks.findIndex(({ name }) => name === "decisions.stamp.keyward.dev");
      const patch = JSON.stringify([{ op: "remove", path: `/webhooks/${at}` }]);
      await kubectl(fixture.cluster, ["patch", configuration, "--type=json", "-p", patch]);
      // The API server goes on asking for some time.
      await eventually("the webhook to be left out", () =>
        ask(eve).then(
          () => false,
          () => true,
        ),
      );
    });
    after(async () => {
      const { webhooks } = JSON.parse(original) as { webhooks: object[] };
      const patch = JSON.stringify({ webhooks });
      await kubectl(fixture.cluster, ["patch", configuration, "--type=merge", "-p", patch]);
      await eventually("the webhook to be asked again", () =>
        ask(eve).then(
          () => true,
          () => false,
        ),
      );
    });

    it("the API server itself refuses another's name", async () => {
      const forged = { requester: { username: "ada", groups: ["security"] } };
      await assert.rejects(ask(eve, forged), /spec\.requester must be the one who asks/);
    });

    it("the API server itself refuses a group that one is not in", async () => {
      const forged = { requester: { username: "eve", groups: ["developers", "security"] } };
      await assert.rejects(ask(eve, forged), /names a group in which the one who asks is not/);
    });

    it("a request in one's own name is taken", async () => {
      const honest = { requester: { username: "eve", groups: ["developers"] } };
      assert.equal((await ask(eve, honest)).spec.requester?.username, "eve");
    });
  });
});

function policyAndRights(namespace: string): string {
  const objects = [
    {
      apiVersion: "keyward.dev/v1alpha1",
      kind: "KeyPolicy",
      metadata: { name: "invoices", namespace },
      spec: {
        algorithm: "ECDSA-P256",
        dualControl: {
          quorum: 2,
          actions: ["Rotate"],
          approvers: [{ group: "security" }, { user: `system:serviceaccount:${namespace}:builder` }],
        },
      },
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "people", namespace },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "keyward-key-operator" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "system:authenticated" }],
    },
    {
      apiVersion: "rbac.authorization.k8s.io/v1",
      kind: "RoleBinding",
      metadata: { name: "editors", namespace },
      roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name: "edit" },
      subjects: [{ apiGroup: "rbac.authorization.k8s.io", kind: "Group", name: "developers" }],
    },
  ];
  return objects.map((object) => JSON.stringify(object)).join("\n---\n");
}
