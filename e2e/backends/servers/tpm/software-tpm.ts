import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { mustRun, run } from "../../../cluster/command.ts";
import { type DebianTree, debianPackages } from "../../install/debian-packages.ts";
import { startSessionBus } from "../../install/session-bus.ts";
import { CannotStart } from "../../server.ts";

export const TOKEN_LABEL = "keyward tpm";
export const USER_PIN = "271828";
const SO_PIN = "31415926";
const PACKAGES = [
  "libtpm2-pkcs11-1",
  "libtpm2-pkcs11-tools",
  "tpm2-tools",
  "tpm2-abrmd",
  "libtss2-tcti-tabrmd0",
  "libtss2-tcti-swtpm0",
  "swtpm",
  "dbus-daemon",
];
const START_MS = 60_000;
/** Debian's own, which its packages of Python are made for. */
const PYTHON = "/usr/bin/python3";

/** A TPM 2.0 in software, its resource manager, and a store of tpm2-pkcs11 with one token. */
export interface SoftwareTpm extends AsyncDisposable {
  readonly module: string;
  readonly env: NodeJS.ProcessEnv;
  /** Ends the TPM, as if it was pulled out. */
  cut(): Promise<void>;
}

/** @throws CannotStart where Debian's packages or its Python cannot be had */
export async function startSoftwareTpm(base: NodeJS.ProcessEnv): Promise<SoftwareTpm> {
  if (!existsSync(PYTHON)) throw new CannotStart(`${PYTHON} is missing, which makes the token of tpm2-pkcs11`);
  const tree = await debianPackages(PACKAGES, base);
  const folder = await mkdtemp(join(tmpdir(), "keyward-tpm-"));
  const running: ChildProcess[] = [];
  const stop = async () => {
    await Promise.all(running.splice(0).reverse().map(end));
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const env = await environment(tree, base, folder, running);
    await initialise(tree, env, join(folder, "store"));
    const cut = () => Promise.all(running.slice(1).reverse().map(end)).then(() => undefined);
    return { module: tree.path("<lib>/pkcs11/libtpm2_pkcs11.so"), env, cut, [Symbol.asyncDispose]: stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts the bus, the TPM and its resource manager, in this order. */
async function environment(
  tree: DebianTree,
  base: NodeJS.ProcessEnv,
  folder: string,
  running: ChildProcess[],
): Promise<NodeJS.ProcessEnv> {
  const found = tree.env(base);
  const libraries = `${found.LD_LIBRARY_PATH}:${tree.path("<lib>/swtpm")}`;
  const env: NodeJS.ProcessEnv = { ...found, LD_LIBRARY_PATH: libraries };
  const bus = await startSessionBus(folder, env);
  running.push(bus.process);
  env.DBUS_SESSION_BUS_ADDRESS = bus.address;
  const [state, socket, store] = [join(folder, "state"), join(folder, "tpm.sock"), join(folder, "store")];
  await Promise.all([mkdir(state), mkdir(store)]);
  const server = ["--server", `type=unixio,path=${socket}`, "--ctrl", `type=unixio,path=${socket}.ctrl`];
  const start = ["socket", "--tpm2", "--tpmstate", `dir=${state}`, ...server];
  running.push(begin("swtpm", [...start, "--flags", "not-need-init,startup-clear"], env));
  await until("the TPM's socket is not there", async () => existsSync(socket));
  // A TPM serves one connection; the resource manager gives each caller the whole of it, as /dev/tpmrm0 does.
  const root = process.getuid?.() === 0 ? ["--allow-root"] : [];
  running.push(begin("tpm2-abrmd", ["--session", ...root, `--tcti=swtpm:path=${socket}`], env));
  const tcti = "tabrmd:bus_type=session";
  const own = { TPM2_PKCS11_TCTI: tcti, TPM2TOOLS_TCTI: tcti, TPM2_PKCS11_STORE: store };
  const ready = { ...env, ...own, TPM2_PKCS11_LOG_LEVEL: "0", TSS2_LOG: "all+NONE" };
  await answers(ready);
  return { ...ready, PYTHONPATH: join(tree.root, "usr/lib/python3/dist-packages") };
}

function begin(program: string, args: readonly string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(program, args, { env, stdio: "ignore" });
}

function answers(env: NodeJS.ProcessEnv): Promise<void> {
  const ask = () => run(["tpm2_getcap", "properties-fixed"], { env, timeoutMs: START_MS });
  return until("the TPM does not answer", async () => (await ask()).code === 0);
}

async function until(fault: string, isSo: () => Promise<boolean>): Promise<void> {
  const untilMs = Date.now() + START_MS;
  while (!(await isSo())) {
    if (Date.now() > untilMs) throw new Error(fault);
    await delay(50);
  }
}

/** As its handbook does it. */
async function initialise(tree: DebianTree, env: NodeJS.ProcessEnv, store: string): Promise<void> {
  const tool = [PYTHON, tree.path("usr/bin/tpm2_ptool")];
  const options = { env, timeoutMs: 300_000 };
  await mustRun([...tool, "init", "--path", store], options);
  const pins = ["--sopin", SO_PIN, "--userpin", USER_PIN];
  await mustRun([...tool, "addtoken", "--pid", "1", "--label", TOKEN_LABEL, ...pins, "--path", store], options);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
