import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { SignRequestSchema, SignResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { GenerateKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { EmptyRequestSchema, ListKeysResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { P256, signatureOf } from "./testing/attributes.ts";
import { TestClient } from "./testing/test-client.ts";

const MAIN = join(import.meta.dirname, "../../main.ts");
const PROFILE = `
apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: local}
spec:
  signatures: {default: ECDSA-P256-SHA256, allowed: [ECDSA-P256-SHA256]}
  keys: {default: EC-P256, allowed: [EC-P256], allowPersist: true}
`;

let dir: string;
let server: ChildProcess;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kwp-"));
  writeFileSync(join(dir, "profile.yaml"), PROFILE);
  writeFileSync(join(dir, "kek"), randomBytes(32), { mode: 0o600 });
});
afterEach(async () => {
  await end("SIGKILL");
  rmSync(dir, { recursive: true, force: true });
});

async function serve(): Promise<TestClient> {
  const paths = {
    profile: "profile.yaml",
    "socket-dir": "s",
    "parsec-socket": "p/parsec.sock",
    "key-store": "store/keys.db",
    "key-store-key-file": "kek",
  };
  const flags = Object.entries(paths).map(([flag, path]) => `--${flag}=${join(dir, path)}`);
  server = spawn(process.execPath, [MAIN, "serve", ...flags], { stdio: "ignore" });
  const path = join(dir, "p/parsec.sock");
  while (!existsSync(path)) await sleep(20);
  return new TestClient(path);
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill(signal);
  await ended;
}

test("a key of a Parsec client outlives the server in its key store, attributes and all", {
  timeout: 180_000,
}, async () => {
  const first = await serve();
  assert.equal(statSync(join(dir, "p/parsec.sock")).mode & 0o777, 0o600);
  const request = { keyName: "k/1", attributes: P256 };
  assert.equal(await first.status(OPCODE.psaGenerateKey, GenerateKeyRequestSchema, request), 0);
  const list = [EmptyRequestSchema, ListKeysResultSchema] as const;
  const before = await first.call(OPCODE.listKeys, list, {});
  await end("SIGTERM");
  assert.ok(!existsSync(join(dir, "p/parsec.sock")));
  const second = await serve();
  assert.deepEqual(await second.call(OPCODE.listKeys, list, {}), before);
  const asked = { keyName: "k/1", alg: signatureOf("ecdsa"), input: randomBytes(32) };
  const { signature } = await second.call(OPCODE.psaSignHash, [SignRequestSchema, SignResultSchema], asked);
  assert.equal(signature.length, 64);
  await end("SIGKILL");
  // A dead socket is taken over.
  const third = await serve();
  await sleep(0);
  while ((await third.exchange(OPCODE.ping, new Uint8Array()).catch(() => undefined)) === undefined) await sleep(20);
});
