import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { run } from "../../../cluster/command.ts";
import { debianPackages } from "../../install/debian-packages.ts";
import { startSessionBus } from "../../install/session-bus.ts";

const PACKAGES = ["gnome-keyring", "dbus-daemon", "dbus-bin"];
const PASSWORD = "a password of a test";
const START_MS = 60_000;

/** A Secret Service of one test: GNOME's keyring on a bus of its own, unlocked. */
export interface SecretService extends AsyncDisposable {
  /** What a program needs to reach it, and nothing of the packages' libraries. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends the service; what it keeps stays. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** @throws CannotStart where Debian's packages cannot be had */
export async function startSecretService(base: NodeJS.ProcessEnv): Promise<SecretService> {
  const tree = await debianPackages(PACKAGES, base);
  const folder = await mkdtemp(join(tmpdir(), "keyward-keyring-"));
  const [runtime, data] = [join(folder, "run"), join(folder, "data")];
  await Promise.all([mkdir(runtime, { mode: 0o700 }), mkdir(data)]);
  const bus = await startSessionBus(folder, tree.env(base));
  const own = { DBUS_SESSION_BUS_ADDRESS: bus.address, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: data, HOME: folder };
  const env = { ...tree.env(base), ...own };
  let daemon: ChildProcess | undefined;
  const start = async () => {
    daemon = spawn("gnome-keyring-daemon", ["--unlock", "--foreground", "--components=secrets"], {
      env,
      stdio: ["pipe", "ignore", "ignore"],
    });
    daemon.stdin?.end(PASSWORD);
    await ready(env);
  };
  const stop = async () => {
    if (daemon !== undefined) await end(daemon);
    daemon = undefined;
  };
  await start();
  return {
    env: { ...base, ...own },
    start,
    stop,
    [Symbol.asyncDispose]: async () => {
      await stop();
      await end(bus.process);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Until somebody owns the service's name on the bus. */
async function ready(env: NodeJS.ProcessEnv): Promise<void> {
  const ask = ["--session", "--dest=org.freedesktop.DBus", "--print-reply", "/", "org.freedesktop.DBus.NameHasOwner"];
  const untilMs = Date.now() + START_MS;
  for (;;) {
    const { stdout } = await run(["dbus-send", ...ask, "string:org.freedesktop.secrets"], { env });
    if (stdout.includes("boolean true")) return;
    if (Date.now() > untilMs) throw new Error("the Secret Service does not start");
    await delay(50);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
