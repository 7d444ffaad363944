import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type ClientHttp2Session, connect } from "node:http2";
import { connect as connectSocket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { KeyService } from "@keyward/proto/gen/keyward/v1/key_pb";
import { unaryCall } from "../../front/testing/unary-call.ts";

const MAIN = join(import.meta.dirname, "../../main.ts");
const PROFILE = `
apiVersion: keyward.dev/v1alpha1
kind: CryptoProfile
metadata: {name: local}
spec:
  keys: {default: Ed25519, allowed: [Ed25519], allowPersist: true}
`;
const { generateKey, persistKey, describeKey } = KeyService.method;

let dir: string;
let server: ChildProcess;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kws-"));
  writeFileSync(join(dir, "profile.yaml"), PROFILE);
  writeFileSync(join(dir, "kek"), randomBytes(32), { mode: 0o600 });
});
afterEach(async () => {
  await kill();
  rmSync(dir, { recursive: true, force: true });
});

async function serve(): Promise<ClientHttp2Session> {
  const paths = {
    profile: "profile.yaml",
    "socket-dir": "s",
    "key-store": "store/keys.db",
    "key-store-key-file": "kek",
  };
  const flags = Object.entries(paths).map(([flag, path]) => `--${flag}=${join(dir, path)}`);
  server = spawn(process.execPath, [MAIN, "serve", ...flags], { stdio: "ignore" });
  const path = join(dir, "s/keyward.sock");
  while (!existsSync(path)) await sleep(20);
  return connect("http://localhost", { createConnection: () => connectSocket(path) }).on("error", () => {});
}

async function kill(): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.kill("SIGKILL");
  await ended;
  rmSync(join(dir, "s"), { recursive: true, force: true });
}

test("a key under a name is there after kill -9 of the server, and not for another key file", {
  timeout: 180_000,
}, async () => {
  const first = await serve();
  const { key } = await unaryCall(first, generateKey, {});
  const kept = await unaryCall(first, persistKey, { key: key?.ref, name: "app" });
  assert.equal(kept.durable, true);
  await kill();
  const name = { key: { case: "name", value: "app" } } as const;
  const found = await unaryCall(await serve(), describeKey, { key: name });
  assert.deepEqual([found.key?.type, found.key?.usages], ["Ed25519", ["sign", "verify"]]);
  await kill();
  writeFileSync(join(dir, "kek"), randomBytes(32));
  chmodSync(join(dir, "kek"), 0o600);
  const refused = spawn(process.execPath, [
    MAIN,
    "serve",
    `--profile=${dir}/profile.yaml`,
    `--socket-dir=${dir}/s`,
    `--key-store=${dir}/store/keys.db`,
    `--key-store-key-file=${dir}/kek`,
  ]);
  let said = "";
  refused.stdout.on("data", (text) => {
    said += text;
  });
  const [code] = await once(refused, "close");
  assert.equal(code, 1);
  assert.match(said, /sealed with another key or passphrase/);
});
