import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect as connectTcp, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { connect as connectTls, type TLSSocket } from "node:tls";
import { examplePod } from "../testing/example-pod.ts";
import {
  type RunningWebhook,
  reviewOf,
  runningWebhook,
  SHOP_DIRECTORY,
  until,
  WebhookClient,
} from "../testing/running-webhook.ts";
import { publish, servingPair } from "../testing/serving-pair.ts";
import { leadsTo } from "../trust/chain.ts";
import { TLS_LIMITS } from "./tls-server.ts";

const REVIEW = reviewOf(examplePod());
const LIMIT = { timeout: 60_000 };

async function operations({ server }: RunningWebhook, path: string): Promise<{ status: number; text: string }> {
  const response = await fetch(`http://localhost:${server.ports.operations}${path}`);
  return { status: response.status, text: await response.text() };
}

describe("the serving certificate", LIMIT, () => {
  it("may come after the start: the webhook waits, alive and not ready", async () => {
    await using webhook = await runningWebhook({ certificate: false });
    assert.equal(webhook.server.ports.reviews, undefined);
    assert.equal((await operations(webhook, "/livez")).status, 200);
    const { status, text } = await operations(webhook, "/readyz");
    assert.equal(status, 503);
    assert.match(text, /there is no certificate yet/);
    publish(webhook.certificateDir, servingPair("late"));
    await until(async () => (await operations(webhook, "/readyz")).status === 200);
    using client = new WebhookClient(webhook);
    assert.equal((await client.post("/mutate-pod", REVIEW)).certificate, "late");
  });

  it("is followed: new connections get the new one, open ones go on", async () => {
    await using webhook = await runningWebhook({ certificatePollMs: 60_000 });
    using open = new WebhookClient(webhook);
    assert.equal((await open.post("/mutate-pod", REVIEW)).certificate, "first");
    publish(webhook.certificateDir, servingPair("second"));
    await until(async () => {
      using fresh = new WebhookClient(webhook);
      return (await fresh.post("/mutate-pod", REVIEW)).certificate === "second";
    });
    const answer = await open.post("/mutate-pod", REVIEW);
    assert.deepEqual([answer.status, answer.certificate], [200, "first"]);
  });

  it("is found by polling where there is no directory yet that could be watched", async () => {
    const parent = mkdtempSync(join(tmpdir(), "keyward-webhook-"));
    const certificateDir = join(parent, "later");
    await using webhook = await runningWebhook({ certificateDir, certificatePollMs: 20 });
    assert.match((await operations(webhook, "/readyz")).text, /there is no certificate yet/);
    assert.ok(!webhook.logged.some(({ msg }) => msg === "certificate.unusable"), "a directory to come is no fault");
    publish(certificateDir, servingPair("late"));
    await until(async () => (await operations(webhook, "/readyz")).status === 200);
    rmSync(parent, { recursive: true });
  });

  it("is kept while the new one does not fit its key, with a word in log and metrics", async () => {
    await using webhook = await runningWebhook();
    publish(webhook.certificateDir, { cert: servingPair("torn").cert, key: servingPair("other").key });
    await until(() => webhook.logged.some(({ msg }) => msg === "certificate.unusable"));
    using client = new WebhookClient(webhook);
    assert.equal((await client.post("/mutate-pod", REVIEW)).certificate, "first");
    const { text } = await operations(webhook, "/metrics");
    assert.match(text, /^keyward_webhook_certificate_reload_failures_total [1-9]/m);
    assert.ok(!JSON.stringify(webhook.logged).includes("PRIVATE"));
  });

  it("that is out of date makes the webhook not ready", async () => {
    const webhook = await runningWebhook({ epochMs: () => Date.now() + 86_400_000 });
    await using _ = webhook;
    assert.deepEqual(await operations(webhook, "/readyz"), { status: 503, text: "the certificate is out of date\n" });
  });
});

describe("readiness", LIMIT, () => {
  it("waits until profiles and namespaces were listed", async () => {
    await using webhook = await runningWebhook({ directory: { ...SHOP_DIRECTORY, synced: false } });
    assert.match((await operations(webhook, "/readyz")).text, /were not listed yet/);
  });
});

describe("readiness to be trusted", LIMIT, () => {
  it("is missing while the API server knows another authority", async () => {
    let trusted = servingPair("other").cert;
    const distrust = (certificate: Buffer) => (leadsTo(certificate.toString(), trusted) ? undefined : "not trusted");
    await using webhook = await runningWebhook({ distrust });
    assert.deepEqual(await operations(webhook, "/readyz"), { status: 503, text: "not trusted\n" });
    const pair = servingPair("second");
    trusted = pair.cert;
    publish(webhook.certificateDir, pair);
    await until(async () => (await operations(webhook, "/readyz")).status === 200);
  });
});

describe("metrics", LIMIT, () => {
  it("count reviews by verdict and reason, and tell the certificate's end", async () => {
    await using webhook = await runningWebhook();
    using client = new WebhookClient(webhook);
    await client.post("/mutate-pod", REVIEW);
    const { text } = await operations(webhook, "/metrics");
    assert.match(text, /keyward_webhook_reviews_total\{review="mutate",verdict="patched",reason="injected"\} 1/);
    const end = Number(/^keyward_webhook_certificate_expiry_timestamp_seconds (.+)$/m.exec(text)?.[1]);
    assert.ok(end > Date.now() / 1000);
  });
});

describe("on SIGTERM the webhook", LIMIT, () => {
  it("is not ready, still answers on open and new connections, and asks clients to leave", async () => {
    const webhook = await runningWebhook({ drainMs: 3_000 });
    using open = new WebhookClient(webhook);
    await open.post("/mutate-pod", REVIEW);
    const stopped = webhook[Symbol.asyncDispose]();
    assert.match((await operations(webhook, "/readyz")).text, /the webhook is stopping/);
    using fresh = new WebhookClient(webhook);
    for (const client of [open, fresh]) {
      const answer = await client.post("/mutate-pod", REVIEW);
      assert.deepEqual([answer.status, answer.headers.connection], [200, "close"]);
    }
    await stopped;
    assert.equal(webhook.server.ports.reviews, undefined);
  });

  it("closes connections on which nobody asks", async () => {
    const webhook = await runningWebhook();
    using client = new WebhookClient(webhook);
    await client.post("/mutate-pod", REVIEW);
    await webhook[Symbol.asyncDispose]();
    await assert.rejects(client.post("/mutate-pod", REVIEW), /ECONNREFUSED|ECONNRESET|socket hang up/);
  });
});

describe("a client that does not keep its part", LIMIT, () => {
  const limits = { ...TLS_LIMITS, handshakeMs: 1_500, headersMs: 500, requestMs: 1_000, checkMs: 50 };
  const dial = async (webhook: RunningWebhook): Promise<TLSSocket> => {
    const socket = connectTls({
      port: webhook.server.ports.reviews ?? 0,
      host: "localhost",
      rejectUnauthorized: false,
    });
    await once(socket, "secureConnect");
    return socket.on("error", () => {}).resume();
  };

  it("by sending half a header is cut off", async () => {
    await using webhook = await runningWebhook({ limits });
    const socket = await dial(webhook);
    socket.write("POST /mutate-pod HTTP/1.1\r\nhost:");
    await closed(socket);
  });

  it("by sending half a body is cut off", async () => {
    await using webhook = await runningWebhook({ limits });
    const socket = await dial(webhook);
    socket.write(
      "POST /mutate-pod HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{",
    );
    await closed(socket);
  });

  it("by never shaking hands is cut off, and others are served meanwhile", async () => {
    await using webhook = await runningWebhook({ limits });
    const silent = connectTcp({ port: webhook.server.ports.reviews ?? 0, host: "localhost" }).on("error", () => {});
    using client = new WebhookClient(webhook);
    assert.equal((await client.post("/mutate-pod", REVIEW)).status, 200);
    await closed(silent.resume());
  });

  it("by offering an older TLS is refused", async () => {
    await using webhook = await runningWebhook({ limits });
    const port = webhook.server.ports.reviews ?? 0;
    const socket = connectTls({
      port,
      host: "localhost",
      maxVersion: "TLSv1.1",
      minVersion: "TLSv1",
      ciphers: "ALL:@SECLEVEL=0",
    });
    const [error] = await once(socket, "error");
    assert.match(String(error), /alert|version|protocol|reset/i);
  });
});

/** However it ends: by a reset, too. */
function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => socket.once("close", () => resolve()));
}
