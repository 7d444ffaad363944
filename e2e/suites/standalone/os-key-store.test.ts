import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, beforeEach, test } from "node:test";
import { fileURLToPath } from "node:url";
import { CannotStart, startHere } from "../../backends/server.ts";
import { type SecretService, startSecretService } from "../../backends/servers/os-key-store/secret-service.ts";

const MAIN = fileURLToPath(new URL("../../../sidecar/src/main.ts", import.meta.url));
const PROFILE = fileURLToPath(new URL("../../../deploy/standalone/profile.example.yaml", import.meta.url));
const END_MS = 120_000;

const started = await startHere(() => startSecretService(process.env));
const [service, HERE] =
  started instanceof CannotStart ? [{} as SecretService, { skip: started.message }] : [started, { skip: false }];
let folder: string;

after(async () => {
  await service[Symbol.asyncDispose]?.();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "keyward-os-store-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test("a server's store opens again with the key that the Secret Service keeps", HERE, async () => {
  await using first = serve(service.env, "a.db");
  assert.match(await first.said(/key store open|fatal/), /key store open/);
  await first[Symbol.asyncDispose]();
  await service.stop();
  await service.start();
  await using second = serve(service.env, "a.db");
  assert.match(await second.said(/key store open|fatal/), /key store open/);
});

test("without a Secret Service a server says so, and does not start", HERE, async () => {
  await using server = serve({ ...service.env, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nowhere" }, "b.db");
  assert.match(await server.said(/no Secret Service runs for this user/), /use --key-store-key-file/);
  assert.equal(await server.code(), 1);
});

test("a store that was sealed, and whose entry is not there, is not given a new key", HERE, async () => {
  await using first = serve(service.env, "c.db");
  await first.said(/key store open/);
  await first[Symbol.asyncDispose]();
  await using other = await startSecretService(process.env);
  await using server = serve(other.env, "c.db");
  assert.match(await server.said(/has no key for/), /holds keys already/);
  assert.equal(await server.code(), 1);
});

interface Server extends AsyncDisposable {
  /** Waits for a line. @returns all lines so far */
  said(pattern: RegExp): Promise<string>;
  code(): Promise<number | null>;
}

function serve(env: NodeJS.ProcessEnv, store: string): Server {
  const flags = [`--profile=${PROFILE}`, `--socket-dir=${join(folder, "s")}`];
  const keys = [`--key-store=${join(folder, "keys", store)}`, "--key-store-key=os"];
  const child = spawn(process.execPath, [MAIN, "serve", ...flags, ...keys], { env, stdio: ["ignore", "pipe", "pipe"] });
  const lines = collect(child);
  const exited = once(child, "exit");
  return {
    said: (pattern) => lines.until(pattern, exited),
    code: async () => (await exited)[0] as number | null,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGTERM");
      await exited;
    },
  };
}

function collect(child: ChildProcess) {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (more: string) => {
      text += more;
      child.emit("said");
    });
  }
  const until = async (pattern: RegExp, exited: Promise<unknown>): Promise<string> => {
    const signal = AbortSignal.timeout(END_MS);
    const ended = exited.then(() => new Promise((resolve) => setImmediate(resolve)));
    let isOver = false;
    void ended.then(() => {
      isOver = true;
      child.emit("said");
    });
    while (!pattern.test(text) && !isOver) await once(child, "said", { signal });
    assert.match(text, pattern);
    return text;
  };
  return { until };
}
