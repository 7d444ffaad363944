import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { gcpKmsConfig } from "../config.ts";
import { authOf } from "./credentials.ts";

const SPEC = { keyRing: "projects/p/locations/l/keyRings/r", development: false, timeoutMs: 60_000 };

/** The token service of Google, as far as federation asks it. */
async function tokenService(context: TestContext, answer: RequestListener): Promise<string> {
  const server = createServer(answer).listen(0, "127.0.0.1");
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/token`;
}

async function federation(context: TestContext, tokenUrl: string, changes: Partial<typeof SPEC> = {}) {
  const folder = await mkdtemp(join(tmpdir(), "keyward-federation-"));
  context.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "token");
  await writeFile(file, "a.projected.token");
  const json = {
    type: "external_account",
    audience: "//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/pool/providers/cluster",
    subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
    token_url: tokenUrl,
    credential_source: { file },
  };
  const environment = {
    nowMs: () => 0,
    env: { GOOGLE_APPLICATION_CREDENTIALS: "/etc/gcp.json" },
    readFile: async () => Buffer.from(JSON.stringify(json)),
    secret: () => Promise.reject(new Error("no secret is needed")),
    log: () => {},
  };
  return authOf(gcpKmsConfig({ ...SPEC, ...changes }, environment.env), environment);
}

test("a token of the cluster becomes one of Google, by federation", async (context) => {
  let asked = "";
  const url = await tokenService(context, async (request, response) => {
    for await (const chunk of request) asked += chunk;
    const token = { access_token: "of-google", issued_token_type: "x", token_type: "Bearer", expires_in: 3600 };
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(token));
  });
  const headers = await (await (await federation(context, url)).getClient()).getRequestHeaders();
  assert.equal(new Headers(headers).get("authorization"), "Bearer of-google");
  assert.equal(new URLSearchParams(asked).get("subject_token"), "a.projected.token");
});

test("a token service that does not answer is waited for no longer than for Google itself", async (context) => {
  const url = await tokenService(context, () => {});
  const client = await (await federation(context, url, { timeoutMs: 100 })).getClient();
  await assert.rejects(client.getRequestHeaders());
});
