import assert from "node:assert/strict";
import { request } from "node:https";
import { after, before, test } from "node:test";
import { issueAuthority, issueLeaf } from "../certificates/issue.ts";
import { JwksServer } from "./jwks-server.ts";

const SET = { keys: [{ kty: "EC", kid: "1", use: "sig" as const }] };
const NAME = "keys.example";
/** Longer than a run of all tests, which may come between the making of a certificate and its use. */
const LIFE_MS = 24 * 3_600_000;

const faults: unknown[] = [];
let server: JwksServer;
let ca: string;
before(async () => {
  const authority = await issueAuthority("test", LIFE_MS, Date.now());
  const tls = await issueLeaf(authority, [NAME], LIFE_MS, Date.now());
  ca = authority.certificate;
  const find = (namespace: string, key: string) => {
    if (key === "broken") throw new Error("a status that no release of ours wrote");
    return namespace === "shop" && key === "tokens" ? SET : undefined;
  };
  server = await JwksServer.open({ port: 0, tls, find, onFault: (error) => faults.push(error) });
});
after(() => server[Symbol.asyncDispose]());

interface Answer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

function ask(path: string, options: { method?: string; headers?: Record<string, string> } = {}): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  const target = { host: "127.0.0.1", port: server.port, servername: NAME, ca, path, ...options };
  const sent = request(target, async (response) => {
    const chunks = await response.toArray();
    resolve({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(chunks).toString() });
  });
  sent.once("error", reject).end();
  return promise;
}

test("a published key is served as a set, with a mark by which a client asks again", async () => {
  const { status, headers, body } = await ask("/keys/shop/tokens/jwks.json");
  assert.equal(headers["cache-control"], "public, max-age=60");
  assert.deepEqual([status, headers["content-type"]], [200, "application/jwk-set+json"]);
  assert.deepEqual(JSON.parse(body), SET);
  const again = await ask("/keys/shop/tokens/jwks.json?x=1", { headers: { "if-none-match": String(headers.etag) } });
  assert.deepEqual([again.status, again.body], [304, ""]);
});

test("what is not there, what is not published and what is no name look alike", async () => {
  const paths = ["/keys/shop/other/jwks.json", "/keys/Shop/tokens/jwks.json", "/keys/../tokens/jwks.json", "/"];
  const answers = await Promise.all(paths.map((path) => ask(path)));
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([404]));
  assert.equal(new Set(answers.map(({ body }) => body)).size, 1);
});

test("a key that cannot be shown is told to whoever serves, and ends nothing but its own answer", async () => {
  const { status, body } = await ask("/keys/shop/broken/jwks.json");
  assert.deepEqual(
    [status, JSON.parse(body)],
    [500, { error: "this key cannot be shown; the operator's log says why" }],
  );
  assert.match(String(faults[0]), /no release of ours/);
  assert.equal((await ask("/keys/shop/tokens/jwks.json")).status, 200);
});

test("only reading is possible", async () => {
  assert.equal((await ask("/keys/shop/tokens/jwks.json", { method: "POST" })).status, 405);
  assert.equal((await ask("/keys/shop/tokens/jwks.json", { method: "HEAD" })).body, "");
});
