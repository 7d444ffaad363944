import assert from "node:assert/strict";
import { EventEmitter, once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { afterEach, beforeEach, test } from "node:test";
import { logTo } from "../log/log.ts";
import { FipsGate, restartOf } from "./fips-gate.ts";
import type { Host } from "./host.ts";
import { RESTARTED } from "./host.ts";
import { ProviderFolder } from "./provider-folder.ts";

const FIPS = { mode: "FIPS" } as const;
const STANDARD = { mode: "Standard" } as const;
const log = logTo(new PassThrough(), "fatal");

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), "kwf-"));
});
afterEach(() => rmSync(dir, { recursive: true }));

function hostOf(execve: Host["execve"]): Host {
  return {
    execPath: process.execPath,
    execArgv: ["--no-maglev"],
    argv: [process.execPath, "/app/main.mjs", "serve", "--profile", "p.yaml"],
    env: { PATH: "/bin" },
    once: () => {},
    exit: () => assert.fail("it must not end"),
    execve,
  };
}

const host = hostOf(() => assert.fail("it must not start again"));

function faultOf(gate: FipsGate): string {
  const verdict = gate.judge([STANDARD, FIPS]);
  return verdict.kind === "refused" ? verdict.fault : assert.fail(verdict.kind);
}

test("a profile of mode Standard needs nothing", () => {
  const gate = new FipsGate({ host, provider: undefined, restarted: false, log });
  assert.deepEqual(gate.judge([STANDARD]), { kind: "served" });
  assert.equal(gate.restarting, undefined);
});

test("without a provider mode FIPS is refused, with the way to get one", () => {
  const gate = new FipsGate({ host, provider: undefined, restarted: false, log });
  assert.match(faultOf(gate), /^spec\.mode FIPS: .*`npm run fips`.*--fips-provider DIR.*docs\/fips\.md/);
});

test("a folder without the module is named", () => {
  const gate = new FipsGate({ host, provider: new ProviderFolder(dir), restarted: false, log });
  assert.match(faultOf(gate), new RegExp(`${dir} lacks fips\\.so or openssl\\.cnf`));
});

test("a file that is no module is tried in another process, once for each state of it, and refused with what node says", () => {
  writeFileSync(join(dir, "fips.so"), "no module");
  writeFileSync(join(dir, "openssl.cnf"), "");
  const provider = new ProviderFolder(dir);
  const gate = new FipsGate({ host, provider, restarted: false, log });
  assert.match(faultOf(gate), /node does not start with .*fips\.so: .*provider named "fips"/);
  const elsewhere = { ...host, execPath: join(dir, "no-node") };
  assert.match(provider.faultOf(elsewhere) ?? "", /provider named "fips"/);
  writeFileSync(join(dir, "fips.so"), "another file");
  assert.match(provider.faultOf(elsewhere) ?? "", /ENOENT/);
});

test("a process that has started again once does not do so twice", () => {
  const provider = { faultOf: () => undefined, directory: dir, environment: {} } as unknown as ProviderFolder;
  const gate = new FipsGate({ host, provider, restarted: true, log });
  assert.match(faultOf(gate), /started with --force-fips and is not in FIPS mode/);
});

test("what hinders the start in FIPS mode is known before anything is ended", () => {
  const obstacle = "the key store must have a key file";
  const provider = new ProviderFolder(dir);
  assert.match(faultOf(new FipsGate({ host, provider, restarted: false, obstacle, log })), /must have a key file/);
});

test("the process ends what runs, then starts again as it was started, with the provider and a mark", async () => {
  const steps: string[] = [];
  const replaced = new PassThrough();
  const execve: Host["execve"] = (file, args, env) => {
    steps.push("execve");
    replaced.end(JSON.stringify({ file, args, env }));
    return undefined as never;
  };
  const environment = { OPENSSL_CONF: "/p/openssl.cnf", OPENSSL_MODULES: "/p" };
  const provider = { faultOf: () => undefined, directory: "/p", environment } as unknown as ProviderFolder;
  const gate = new FipsGate({ host: hostOf(execve), provider, restarted: false, log });
  gate.drainBy(async () => void steps.push("drain"));
  assert.deepEqual(gate.judge([FIPS]), { kind: "restarting" });
  assert.deepEqual(gate.judge([STANDARD]), { kind: "restarting" });
  const [started] = await once(replaced, "data");
  assert.deepEqual(steps, ["drain", "execve"]);
  assert.deepEqual(JSON.parse(String(started)), {
    file: process.execPath,
    args: [
      ...[process.execPath, "--no-maglev", "--force-fips"],
      ...["/app/main.mjs", RESTARTED, "serve", "--profile", "p.yaml"],
    ],
    env: { PATH: "/bin", ...environment },
  });
});

test("a process that is asked to end while it ends what runs does not start again", async () => {
  const signals = new EventEmitter();
  const ended = Promise.withResolvers<number>();
  const asked = { ...host, once: signals.once.bind(signals), exit: ended.resolve as Host["exit"] };
  const provider = { faultOf: () => undefined, directory: "/p", environment: {} } as unknown as ProviderFolder;
  const gate = new FipsGate({ host: asked, provider, restarted: false, log });
  const drained = Promise.withResolvers<void>();
  gate.drainBy(() => drained.promise);
  assert.deepEqual(gate.judge([FIPS]), { kind: "restarting" });
  signals.emit("SIGTERM");
  drained.resolve();
  assert.equal(await ended.promise, 0);
});

test("an option that is there already is not repeated", () => {
  const again = { ...host, execArgv: ["--force-fips", "--no-maglev"] };
  const { args } = restartOf(again, new ProviderFolder("/p"));
  assert.equal(args.filter((option) => option === "--force-fips").length, 1);
});
