import assert from "node:assert/strict";
import { test } from "node:test";
import type { KeyPolicySpec } from "@keyward/crds/types/key-policy";
import type { BackendType } from "../kinds.ts";
import type { NoBackend } from "../port.ts";
import { sampleCandidate, sampleCapabilities } from "../testing/sample-candidate.ts";
import type { Candidate } from "./candidate.ts";
import { type Choice, chooseAuto, chooseNamed } from "./choose.ts";
import { wishOf } from "./wish.ts";

const POLICY: KeyPolicySpec = { algorithm: "ECDSA-P256" };

function auto(candidates: readonly Candidate[], policy: Partial<KeyPolicySpec> = {}, ...local: BackendType[]) {
  return chooseAuto({ wish: wishOf({ ...POLICY, ...policy }), candidates, local: new Set(local) });
}

function chosen(answer: Choice<Candidate> | NoBackend): string {
  assert.ok("candidate" in answer, `nothing was chosen: ${(answer as NoBackend).message}`);
  return answer.candidate.name;
}

const builtIn = sampleCandidate("software", "Software", { kind: "BuiltIn", type: "software", latencyMs: 0 });
const down = { reason: "Unreachable", message: "no route to host" };

test("hardware comes before a managed service, and that before software", () => {
  const all = [sampleCandidate("a", "Software"), sampleCandidate("b", "Managed"), sampleCandidate("c", "Hardware")];
  assert.equal(chosen(auto(all)), "c");
  assert.equal(chosen(auto(all.slice(0, 2))), "b");
});

test("among equals the one that belongs to where we run comes first, then the faster one, then the name", () => {
  const aws = sampleCandidate("z-aws", "Managed", { type: "aws-kms", latencyMs: 100 });
  const slow = sampleCandidate("b-slow", "Managed", { latencyMs: 100 });
  const quick = sampleCandidate("c-quick", "Managed", { latencyMs: 1 });
  const twin = sampleCandidate("d-quick", "Managed", { latencyMs: 1.5 });
  assert.equal(chosen(auto([slow, twin, quick, aws], {}, "aws-kms")), "z-aws");
  assert.equal(chosen(auto([slow, twin, quick, aws])), "c-quick");
  assert.equal(chosen(auto([slow, twin])), "d-quick");
});

test("what no production has comes after what production has, however near and quick it is, and the reason names it", () => {
  const emulated = sampleCandidate("a-emulated", "Managed", { type: "aws-kms", latencyMs: 1, development: true });
  const real = sampleCandidate("b-real", "Managed", { latencyMs: 500 });
  const answer = auto([emulated, real], {}, "aws-kms");
  assert.equal(chosen(answer), "b-real");
  assert.match(
    (answer as Choice<Candidate>).reason,
    /ClusterKeyBackend b-real \(Managed, within 512 ms\), ClusterKeyBackend a-emulated \(Managed, development, local/,
  );
  assert.equal(chosen(auto([emulated, sampleCandidate("software", "Software")])), "a-emulated");
});

test("local detection never makes up for weaker protection", () => {
  const local = sampleCandidate("aws", "Managed", { type: "aws-kms" });
  assert.equal(chosen(auto([local, sampleCandidate("hsm", "Hardware")], {}, "aws-kms")), "hsm");
});

test("the built-in backend is the last resort", () => {
  assert.equal(chosen(auto([builtIn, sampleCandidate("slow", "Software", { latencyMs: 9_999 })])), "slow");
  assert.equal(chosen(auto([builtIn])), "software");
});

test("nothing weaker than the policy asks is taken, and the reason names what there was", () => {
  const answer = auto([builtIn, sampleCandidate("kms", "Managed")], { protection: "Hardware" });
  assert.ok(!("candidate" in answer));
  assert.equal(answer.reason, "NoBackend");
  assert.match(answer.message, /no backend makes ECDSA-P256 keys with protection Hardware or better/);
  assert.match(answer.message, /kms: it protects keys as Managed, and Hardware is asked for/);
  assert.match(answer.message, /Next: /);
});

test("a backend that is not ready is left out, however good it is", () => {
  const answer = auto([sampleCandidate("hsm", "Hardware", { trouble: down }), sampleCandidate("kms", "Managed")]);
  assert.equal(chosen(answer), "kms");
  assert.match((answer as Choice<Candidate>).reason, /left out: ClusterKeyBackend hsm: Unreachable/);
});

test("a backend that lacks the algorithm or a usage is left out", () => {
  const rsa = { "RSA-3072": ["sign", "verify"] };
  const signer = sampleCandidate("signer", "Hardware", { capabilities: sampleCapabilities("Hardware", rsa) });
  const both = { "RSA-3072": ["sign", "verify", "decrypt"] };
  const opener = sampleCandidate("opener", "Managed", { capabilities: sampleCapabilities("Managed", both) });
  assert.equal(chosen(auto([signer, opener], { algorithm: "RSA-3072" })), "signer");
  assert.equal(chosen(auto([signer, opener], { algorithm: "RSA-3072", usages: ["decrypt"] })), "opener");
  const none = auto([signer, opener]);
  assert.match((none as NoBackend).message, /signer: it makes no ECDSA-P256 keys/);
});

test("usages of a public key are nobody's lack", () => {
  const signs = sampleCapabilities("Managed", { "ECDSA-P256": ["sign"] });
  assert.equal(chosen(auto([sampleCandidate("kms", "Managed", { capabilities: signs })])), "kms");
});

const barred = "it does not allow namespace shop";

test("a backend that the namespace may not use is passed over, and the reason says why", () => {
  const answer = auto([sampleCandidate("hsm", "Hardware", { barred }), sampleCandidate("kms", "Managed")]);
  assert.equal(chosen(answer), "kms");
  assert.match(
    (answer as Choice<Candidate>).reason,
    /left out: ClusterKeyBackend hsm: it does not allow namespace shop/,
  );
  const none = auto([sampleCandidate("hsm", "Hardware", { barred, trouble: down })]);
  assert.match((none as NoBackend).message, /hsm: it does not allow namespace shop/);
});

test("a named backend that the namespace may not use is not taken, and the message says who can change that", () => {
  const ref = { kind: "ClusterKeyBackend", name: "kms" } as const;
  const answer = chooseNamed(ref, wishOf(POLICY), sampleCandidate("kms", "Managed", { barred, trouble: down }));
  assert.ok(!("candidate" in answer));
  assert.equal(answer.reason, "BackendNotAllowed");
  assert.match(
    answer.message,
    /does not allow namespace shop\. Next: whoever writes ClusterKeyBackends adds the namespace/,
  );
});

test("the reason has the order, and does not change with every latency", () => {
  const reason = (latencyMs: number) =>
    (auto([sampleCandidate("kms", "Managed", { latencyMs }), builtIn]) as Choice<Candidate>).reason;
  assert.equal(reason(3), reason(7));
  assert.match(reason(3), /^Auto, in order: ClusterKeyBackend kms \(Managed, within 8 ms\), BuiltIn software \(/);
});

test("the reason of hundreds of backends fits into status", () => {
  const many = Array.from({ length: 500 }, (_, index) =>
    sampleCandidate(`backend-${index}`.padEnd(63, "x"), "Managed"),
  );
  const { reason } = auto(many) as Choice<Candidate>;
  assert.ok(reason.length <= 2_048);
  assert.match(reason, /and 492 more/);
});

test("a named backend is taken, or nothing is: it says which of missing, not ready and unfit it is", () => {
  const wish = wishOf({ ...POLICY, protection: "Hardware" });
  const ref = { kind: "ClusterKeyBackend", name: "kms" } as const;
  const reasonOf = (candidate: Candidate | undefined) => {
    const answer = chooseNamed(ref, wish, candidate);
    return "candidate" in answer ? answer.reason : `${answer.reason}: ${answer.message}`;
  };
  assert.match(reasonOf(undefined), /^BackendMissing: there is no ClusterKeyBackend kms\. Next: /);
  assert.match(reasonOf(sampleCandidate("kms", "Hardware", { trouble: down })), /^BackendNotReady: .*no route to host/);
  assert.match(
    reasonOf(sampleCandidate("kms", "Managed")),
    /^BackendUnfit: .*Managed, and Hardware is asked for\. Next: /,
  );
  assert.equal(reasonOf(sampleCandidate("kms", "Hardware")), "named by backendRef");
});
