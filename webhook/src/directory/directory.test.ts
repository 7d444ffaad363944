import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { KubeResponse, KubeTransport } from "@keyward/kube/watch/transport";
import { DirectRead } from "./direct-read.ts";
import { DirectoryError } from "./directory.ts";
import { NamespaceLabels } from "./namespace-labels.ts";
import { ProfileNames } from "./profile-names.ts";

const profile = (name: string, deletionTimestamp?: string) => ({
  metadata: { name, namespace: "shop", ...(deletionTimestamp && { deletionTimestamp }) },
});

describe("the names of profiles", () => {
  it("are those of one namespace, in order, without those that are being deleted", () => {
    const names = new ProfileNames();
    for (const name of ["web", "api"]) names.take({ type: "ADDED", object: profile(name) });
    names.take({ type: "ADDED", object: { metadata: { name: "other", namespace: "bank" } } });
    names.take({ type: "ADDED", object: profile("old", "2026-09-01T00:00:00Z") });
    assert.equal(names.listed("shop"), "api, web");
    assert.deepEqual(
      [names.has("shop", "web"), names.has("shop", "old"), names.has("bank", "web")],
      [true, false, false],
    );
  });

  it("go with their objects", () => {
    const names = new ProfileNames();
    names.take({ type: "ADDED", object: profile("web") });
    names.take({ type: "DELETED", object: profile("web") });
    assert.deepEqual([names.has("shop", "web"), names.listed("shop")], [false, ""]);
  });

  it("are not all shown where there are many", () => {
    const names = new ProfileNames();
    for (let index = 10; index < 35; index += 1) names.take({ type: "ADDED", object: profile(`p${index}`) });
    assert.match(names.listed("shop"), /^p10, .*, p29 and 5 more$/);
  });
});

it("a namespace that loses its label loses its default", () => {
  const labels = new NamespaceLabels();
  const namespace = (value: string) => ({ metadata: { name: "shop", labels: { "keyward.dev/inject": value } } });
  labels.take({ type: "ADDED", object: namespace("web") });
  assert.equal(labels.get("shop"), "web");
  labels.take({ type: "MODIFIED", object: namespace("api") });
  assert.equal(labels.get("shop"), "api");
  labels.take({ type: "DELETED", object: namespace("api") });
  assert.equal(labels.get("shop"), undefined);
});

describe("a look-up past the cache", () => {
  const transportOf = (request: () => Promise<KubeResponse>): KubeTransport => ({
    request,
    stream: () => Promise.reject(new Error("not used")),
    watchesOverLink: true,
    close: () => {},
  });
  const answer = (status: number, body: object): KubeResponse => ({
    status,
    headers: {},
    body: Buffer.from(JSON.stringify(body)),
  });

  it("finds what is there and what is not", async () => {
    const found = new DirectRead(transportOf(async () => answer(200, profile("web"))));
    assert.equal((await found.get("/x", "x"))?.metadata.name, "web");
    assert.equal(await new DirectRead(transportOf(async () => answer(404, {}))).get("/x", "x"), undefined);
  });

  it("names its object and the server's reason when it fails", async () => {
    const read = new DirectRead(transportOf(async () => answer(403, { reason: "Forbidden", message: "no right" })));
    await assert.rejects(read.get("/x", 'CryptoProfile "web"'), (error) => {
      assert.ok(error instanceof DirectoryError);
      assert.match(error.message, /^Keyward cannot look up CryptoProfile "web" \(.*no right\): try again$/);
      return true;
    });
  });

  it("is made once for many who ask for the same at once, and not kept", async () => {
    let requests = 0;
    const read = new DirectRead(
      transportOf(async () => {
        requests += 1;
        return answer(404, {});
      }),
    );
    await Promise.all(Array.from({ length: 100 }, () => read.get("/x", "x")));
    assert.equal(requests, 1);
    await read.get("/x", "x");
    assert.equal(requests, 2);
  });

  it("is refused while too many others are under way", async () => {
    const { promise, resolve } = Promise.withResolvers<KubeResponse>();
    const read = new DirectRead(transportOf(() => promise));
    const running = Array.from({ length: 32 }, (_, index) => read.get(`/${index}`, "x"));
    await assert.rejects(read.get("/one-more", "x"), /too many look-ups at once/);
    resolve(answer(404, {}));
    await Promise.all(running);
    assert.equal(await read.get("/one-more", "x"), undefined);
  });
});
