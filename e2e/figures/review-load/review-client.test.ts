import assert from "node:assert/strict";
import test from "node:test";
import { ReviewClient } from "./review-client.ts";
import { reviewOf } from "./reviews.ts";
import { TestingServer } from "./testing/https-server.ts";

const NAME = "keyward-webhook.keyward-system.svc";
const PLACE = { namespace: "shop", profile: "payments" };

type Response = Readonly<Record<string, unknown>>;

/** A webhook that gives `response` to every review, with the review's own uid unless it has another. */
function webhook(response: Response, status = 200): Promise<TestingServer> {
  return TestingServer.start(NAME, (body) => {
    const { uid } = JSON.parse(body).request;
    return [status, JSON.stringify({ response: { uid, ...response } })];
  });
}

function clientOf({ port, ca }: TestingServer, change: { ca?: string; serverName?: string } = {}): ReviewClient {
  return new ReviewClient({ address: "127.0.0.1", port, serverName: NAME, ca, path: "/mutate-pod", ...change });
}

const ADMITTED = { allowed: true, patchType: "JSONPatch", patch: Buffer.from("[]").toString("base64") };

test("reviews go over one connection that stays open", async () => {
  await using server = await webhook(ADMITTED);
  using client = clientOf(server);
  for (let number = 0; number < 5; number++) await client.send(reviewOf(number, PLACE));
  assert.equal(server.connections, 1);
});

const FAILURES: Readonly<Record<string, [Response, number, RegExp]>> = {
  "a refused pod": [{ allowed: false, status: { message: "no such profile" } }, 200, /refused: no such profile/],
  "a pod that was let through as it is": [{ allowed: true }, 200, /without a patch/],
  "an answer to another review": [{ ...ADMITTED, uid: "another" }, 200, /for another review/],
  "an answer that is no success": [ADMITTED, 500, /HTTP 500/],
};

for (const [what, [response, status, message]] of Object.entries(FAILURES)) {
  test(`${what} is a failure`, async () => {
    await using server = await webhook(response, status);
    using client = clientOf(server);
    await assert.rejects(client.send(reviewOf(0, PLACE)), message);
  });
}

test("a webhook of another authority or another name is not trusted", async () => {
  await using server = await webhook(ADMITTED);
  await using foreign = await webhook(ADMITTED);
  using doubtful = clientOf(server, { ca: foreign.ca });
  await assert.rejects(doubtful.send(reviewOf(0, PLACE)), /certificate|signature|issuer/i);
  using misnamed = clientOf(server, { serverName: "other.keyward-system.svc" });
  await assert.rejects(misnamed.send(reviewOf(0, PLACE)), /altnames|Hostname/i);
});

test("half of the reviewed pods have one container, half have ten", () => {
  const containers = [0, 1, 2, 3].map(
    (number) => JSON.parse(reviewOf(number, PLACE).body).request.object.spec.containers.length,
  );
  assert.deepEqual(containers, [1, 10, 1, 10]);
});
