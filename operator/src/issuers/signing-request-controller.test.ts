import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { before, test } from "node:test";
import type { RequestCondition, SigningRequestObject } from "./requests.ts";
import { SigningRequestController } from "./signing-request-controller.ts";
import { type SampleIssuer, sampleIssuer, sampleRequest } from "./testing/sample-issuer.ts";

const NOW = Date.now();
const HOUR_MS = 3_600_000;
const APPROVED: RequestCondition = { type: "Approved", status: "True" };

let sample: SampleIssuer;
before(async () => {
  sample = await sampleIssuer(NOW, { validity: { notAfter: "2400h" } });
});

type Status = NonNullable<SigningRequestObject["status"]>;

async function reconcile(spec: Partial<SigningRequestObject["spec"]>, parts = sample.parts) {
  const request = {
    metadata: { name: "r" },
    spec: {
      request: Buffer.from(sampleRequest("web")).toString("base64"),
      signerName: "keywardissuers.keyward.dev/shop.web",
      usages: ["digital signature", "client auth"],
      ...spec,
    },
    status: { conditions: [APPROVED] },
  };
  const written: Status[] = [];
  const notices: string[] = [];
  const controller = new SigningRequestController({
    requests: { get: () => request },
    parts,
    applier: { applyStatus: async (_: object, { status }: { status: Status }) => written.push(status) },
    events: { record: (_: object, { note }: { note: string }) => notices.push(note) },
    nowEpochMs: () => NOW,
    onIssued: () => {},
  } as never);
  const again = await controller.reconcile("r");
  return { status: written[0], again, notices };
}

const hoursOf = ({ certificate = "" }: Status) =>
  (new X509Certificate(Buffer.from(certificate, "base64")).validToDate.getTime() - NOW) / HOUR_MS;

test("an approved request is signed for as long as it asks", async () => {
  const { status } = await reconcile({ expirationSeconds: 3_600 });
  assert.ok(Math.abs(hoursOf(status!) - 1) < 0.01);
  assert.equal(status?.conditions, undefined);
});

test("a time beyond the CA's own end is cut to it, as the API allows", async () => {
  const { status } = await reconcile({ expirationSeconds: 1_000 * 3_600 });
  assert.ok(Math.abs(hoursOf(status!) - 240) < 0.01, `${hoursOf(status!)} h`);
});

test("what the profile does not permit gets the condition Failed with the rule", async () => {
  const { status } = await reconcile({ usages: ["code signing"] });
  const [failed] = status?.conditions ?? [];
  assert.deepEqual([failed?.type, failed?.status, failed?.reason], ["Failed", "True", "Refused"]);
  assert.match(failed?.message ?? "", /extendedKeyUsage/);
});

test("an issuer that does not sign for the cluster signs no such request", async () => {
  const issuer = sample.parts.issuer("shop/web")!;
  const own = { ...sample.parts, issuer: () => ({ ...issuer, spec: { ...issuer.spec, clusterSigner: false } }) };
  const { status } = await reconcile({}, own);
  assert.match(status?.conditions?.[0]?.message ?? "", /clusterSigner/);
  assert.equal(status?.certificate, undefined);
});

test("while an issuer lacks something the request waits, and an Event says what for", async () => {
  const { status, again, notices } = await reconcile({ signerName: "keywardissuers.keyward.dev/shop.nobody" });
  assert.equal(status, undefined);
  assert.match(notices.join(), /no KeywardIssuer shop\/nobody\. Next: /);
  assert.ok((again?.requeueAfterMs ?? 0) > 0);
});
