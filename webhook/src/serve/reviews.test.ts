import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { SeededRandom } from "@keyward/core/testing/seeded-random";
import { DirectoryError } from "../directory/directory.ts";
import { examplePod } from "../testing/example-pod.ts";
import { patched } from "../testing/patched.ts";
import {
  type Answer,
  type RunningWebhook,
  reviewOf,
  runningWebhook,
  SHOP_DIRECTORY,
  WebhookClient,
} from "../testing/running-webhook.ts";

const UID = "705ab4f5-6393-11e8-b7cc-42010a800002";

interface Response {
  uid: string;
  allowed: boolean;
  patch?: string;
  patchType?: string;
  status?: { code: number; message: string };
}

function responseOf(answer: Answer): Response {
  assert.equal(answer.status, 200, answer.body);
  const review = JSON.parse(answer.body);
  assert.equal(review.apiVersion, "admission.k8s.io/v1");
  assert.equal(review.kind, "AdmissionReview");
  return review.response;
}

describe("the webhook", { timeout: 60_000 }, () => {
  let webhook: RunningWebhook;
  let client: WebhookClient;
  before(async () => {
    webhook = await runningWebhook();
    client = new WebhookClient(webhook);
  });
  after(async () => {
    client[Symbol.dispose]();
    await webhook[Symbol.asyncDispose]();
  });
  const mutate = async (object: unknown, change?: object) =>
    responseOf(await client.post("/mutate-pod", reviewOf(object, change)));

  it("answers a review with its uid and a JSON patch", async () => {
    const response = await mutate(examplePod());
    assert.equal(response.uid, UID);
    assert.equal(response.patchType, "JSONPatch");
    const patch = JSON.parse(Buffer.from(response.patch ?? "", "base64").toString());
    assert.equal(patch.at(-1).value[0].name, "keyward");
  });

  it("answers a dry run like any other review", async () => {
    assert.ok((await mutate(examplePod(), { dryRun: true })).patch);
  });

  it("takes the namespace from the request, as a new pod may have none of its own", async () => {
    const response = await mutate(examplePod(), { namespace: "other" });
    assert.deepEqual(response.status, { code: 403, message: 'no CryptoProfile "payments"; there are: payments' });
  });

  it("lets pass what is no new pod", async () => {
    assert.equal((await mutate(examplePod(), { subResource: "ephemeralcontainers" })).patch, undefined);
    assert.equal((await mutate({}, { operation: "UPDATE" })).allowed, true);
  });

  it("leaves Keyward's own pods alone, whoever asks", async () => {
    assert.equal((await mutate(examplePod(), { namespace: "keyward-system" })).patch, undefined);
  });

  it("refuses a pod that is none, with the path to the fault", async () => {
    const response = await mutate({ spec: { containers: [{ name: 7 }] } });
    assert.equal(response.allowed, false);
    assert.equal(response.status?.message, "pod.spec.containers[0].name must be a string, not a number");
  });

  it("passes the final pod that it made, and refuses one that lost the sidecar", async () => {
    const validate = async (pod: unknown) => responseOf(await client.post("/validate-pod", reviewOf(pod)));
    assert.equal((await validate(patched(examplePod()))).allowed, true);
    assert.match((await validate(examplePod())).status?.message ?? "", /has no sidecar container "keyward"/);
  });

  it("writes into a request who made it, in a dry run too", async () => {
    const object = { spec: { keyRef: { name: "invoices" }, action: "Rotate", requester: { username: "eve" } } };
    const resource = { group: "keyward.dev", version: "v1alpha1", resource: "keyrequests" };
    for (const dryRun of [false, true]) {
      const body = reviewOf(object, { resource, dryRun, userInfo: { username: "ada", groups: ["security"] } });
      const { patch = "" } = responseOf(await client.post("/stamp", body));
      assert.deepEqual(JSON.parse(Buffer.from(patch, "base64").toString()), [
        { op: "add", path: "/spec/requester", value: { username: "ada", groups: ["security"] } },
      ]);
    }
  });

  it("keeps connections longer than the API server does", async () => {
    const answer = await client.post("/mutate-pod", reviewOf(examplePod()));
    assert.equal(answer.headers.connection, "keep-alive");
    assert.match(String(answer.headers["keep-alive"]), /timeout=120/);
  });

  it("tells by HTTP status what is no review at all", async () => {
    const status = async (body: string, headers = {}) => (await client.post("/mutate-pod", body, { headers })).status;
    assert.equal(await status("{"), 400);
    assert.equal(await status("[]"), 400);
    assert.equal(await status('{"apiVersion":"admission.k8s.io/v1beta1","kind":"AdmissionReview"}'), 400);
    assert.equal(await status('{"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{}}'), 400);
    assert.equal(await status(reviewOf(examplePod()), { "content-type": "text/plain" }), 415);
    assert.equal(await status(reviewOf(examplePod()), { "content-encoding": "gzip" }), 415);
    assert.equal((await client.post("/elsewhere", "{}")).status, 404);
  });

  it("takes 8 MiB and not a byte more, and refuses before it reads", async () => {
    const large = (bytes: number) => {
      const body = reviewOf(examplePod({ annotations: { note: "" } }));
      return body.replace('"note":""', `"note":"${"x".repeat(bytes - body.length)}"`);
    };
    const limit = 8 * 1024 * 1024;
    assert.ok(responseOf(await client.post("/mutate-pod", large(limit))).patch);
    const options = { headers: { "content-length": limit + 1 } };
    const answer = await new WebhookClient(webhook).post("/mutate-pod", "{}", options);
    assert.equal(answer.status, 413);
  });

  it("logs names and verdicts, and nothing from the pod", () => {
    const text = JSON.stringify(webhook.logged);
    assert.ok(text.includes("pod.reviewed") && text.includes(UID));
    assert.ok(!text.includes("shop/app:1") && !text.includes("keyward.dev/inject"));
  });
});

describe("a webhook whose directory fails", { timeout: 60_000 }, () => {
  const failing = (error: Error) => ({
    ...SHOP_DIRECTORY,
    refusal: async () => {
      throw error;
    },
  });

  it("refuses and says so, because the API server gave no answer", async () => {
    await using webhook = await runningWebhook({
      directory: failing(new DirectoryError("cannot look up x: try again")),
    });
    using client = new WebhookClient(webhook);
    const { status } = responseOf(await client.post("/mutate-pod", reviewOf(examplePod())));
    assert.deepEqual(status, { code: 503, message: "cannot look up x: try again" });
  });

  it("refuses and keeps quiet about a fault of its own, which is in its log and its metrics", async () => {
    await using webhook = await runningWebhook({ directory: failing(new TypeError("a secret detail")) });
    using client = new WebhookClient(webhook);
    const { status } = responseOf(await client.post("/mutate-pod", reviewOf(examplePod())));
    assert.deepEqual(status, { code: 500, message: "Keyward's webhook failed on this object; its log says why" });
    assert.ok(webhook.logged.some(({ msg }) => msg === "webhook.panicked"));
  });
});

const SEED = 20_260_902;
const REVIEWS = 3_000;

it(`gives a valid answer to ${REVIEWS} mutated reviews (seed ${SEED})`, { timeout: 120_000 }, async () => {
  await using webhook = await runningWebhook();
  using client = new WebhookClient(webhook);
  const random = new SeededRandom(SEED);
  const tally = { answered: 0, refused: 0 };
  for (let count = 0; count < REVIEWS; count += 1) {
    const answer = await client.post(random.pick(["/mutate-pod", "/validate-pod", "/stamp"]), mutated(random));
    if (answer.status === 400) tally.refused += 1;
    else {
      assert.equal(typeof responseOf(answer).allowed, "boolean");
      tally.answered += 1;
    }
  }
  assert.ok(tally.answered > REVIEWS / 10 && tally.refused > 0, JSON.stringify(tally));
  assert.ok(!webhook.logged.some(({ msg }) => msg === "webhook.panicked"), "not one ended in the panic guard");
});

/** Values are swapped for others of a wrong kind, or bytes of the text are changed. */
function mutated(random: SeededRandom): string {
  const body = reviewOf(random.below(2) === 0 ? examplePod() : patched(examplePod()));
  if (random.below(4) === 0) {
    const at = random.below(body.length);
    return body.slice(0, at) + random.text('{}[]",:0e\\', random.below(4)) + body.slice(at + random.below(4));
  }
  const review = JSON.parse(body);
  for (let changes = random.between(1, 3); changes > 0; changes -= 1) mutateOne(review, random);
  return JSON.stringify(review);
}

function mutateOne(root: unknown, random: SeededRandom): void {
  let at = root as Record<string, unknown>;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const next = at[key];
    if (typeof next === "object" && next !== null && random.below(8) !== 0) {
      at = next as Record<string, unknown>;
      continue;
    }
    at[key] = random.pick([
      null,
      0,
      -1.5,
      true,
      "",
      "x".repeat(300),
      [],
      {},
      [{}],
      { name: null },
      "keyward",
      "__proto__",
    ]);
    return;
  }
}
