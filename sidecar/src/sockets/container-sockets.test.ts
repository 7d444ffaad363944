import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { GenerateKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { EmptyRequestSchema, ListKeysResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { Front } from "../front/front.ts";
import { SOCKET_LIMITS } from "../front/grpc/bounds/limits.ts";
import { P256 } from "../front/parsec/testing/attributes.ts";
import { TestClient } from "../front/parsec/testing/test-client.ts";
import { startTestParsec, type TestParsec } from "../front/parsec/testing/test-parsec.ts";
import { HealthState } from "../health/health-state.ts";
import { podCallers } from "../identity/caller.ts";
import { logTo } from "../log/log.ts";
import { openContainerSockets } from "./container-sockets.ts";
import { makePrivateDir } from "./placed-socket.ts";

const log = logTo({ write: () => {} }, "silent");
const LIST_KEYS = [EmptyRequestSchema, ListKeysResultSchema] as const;

let volumeDir: string;
let front: Front;
let source: TestParsec;
let close: () => Promise<void>;

beforeEach(async () => {
  volumeDir = await mkdtemp(join(tmpdir(), "kwv-"));
  const stagingDir = join(volumeDir, "private");
  await makePrivateDir(stagingDir);
  source = await startTestParsec();
  const { ground } = source;
  front = new Front({ health: new HealthState([]), log, services: [], limits: SOCKET_LIMITS, grpcFront: "own" });
  const callers = podCallers({ namespace: "shop", name: "shop-1" }, ["app", "web"]);
  close = await openContainerSockets({ front, ground, log, callers, volumeDir, stagingDir });
});
afterEach(async () => {
  await Promise.all([front.close(), close()]);
  await source[Symbol.asyncDispose]();
  await rm(volumeDir, { recursive: true, force: true });
});

const parsec = (container: string) => new TestClient(join(volumeDir, "c", container, "parsec.sock"));

test("each container has both sockets in a directory of its own, open to any user, and nothing else in it", async () => {
  for (const container of ["app", "web"]) {
    const dir = join(volumeDir, "c", container);
    assert.deepEqual((await readdir(dir)).sort(), ["crypto-broker-server.sock", "keyward.sock", "parsec.sock"]);
    assert.equal((await stat(dir)).mode & 0o777, 0o755);
    assert.equal((await stat(join(dir, "parsec.sock"))).mode & 0o777, 0o666);
  }
});

test("a key that one container makes is no other container's, whatever application they claim to be", async () => {
  const request = { keyName: "k", attributes: P256 };
  assert.equal(await parsec("app").status(OPCODE.psaGenerateKey, GenerateKeyRequestSchema, request), 0);
  assert.equal((await parsec("app").call(OPCODE.listKeys, LIST_KEYS, {})).keys.length, 1);
  assert.equal((await parsec("web").call(OPCODE.listKeys, LIST_KEYS, {})).keys.length, 0);
});

test("nobody administers in a pod", async () => {
  const { status } = await parsec("app").exchange(OPCODE.listClients, new Uint8Array());
  assert.equal(status, 21);
});

test("closing takes every socket away, and leaves no way to be served", async () => {
  await Promise.all([front.close(), close()]);
  for (const container of ["app", "web"]) assert.deepEqual(await readdir(join(volumeDir, "c", container)), []);
  assert.deepEqual(await readdir(join(volumeDir, "private")), []);
  await assert.rejects(parsec("app").exchange(OPCODE.ping, new Uint8Array()), { code: "ENOENT" });
});
