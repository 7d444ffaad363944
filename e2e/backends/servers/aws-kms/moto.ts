import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { keptFolder } from "../../../judges/build/kept-folder.ts";
import { PYTHON, runTool } from "../../../judges/build/tool.ts";
import { CannotStart } from "../../server.ts";

const DIR = join(import.meta.dirname, "python");
const REQUIREMENTS = join(DIR, "requirements.txt");
const PROGRAM = join(DIR, "server.py");
export const MOTO_DETAIL =
  "moto 5.2.5; added by us: digests, key states, Ed25519, ML-DSA, RSA decryption, key agreement, import";
const START_TIMEOUT_MS = 120_000;
/** Its own words when it listens. */
const LISTENING = /Running on (http:\/\/127\.0\.0\.1:[0-9]+)/;

export interface Moto extends AsyncDisposable {
  readonly endpoint: string;
}

/** Moto's server, which speaks the APIs of AWS, on a free port of this machine. @throws CannotStart that says what to install */
export async function startMoto(): Promise<Moto> {
  const folder = await installed();
  // -B: no compiled files in the cache that two processes would write. -s: nothing of the user's own.
  const args = ["-Bsu", PROGRAM, "-H", "127.0.0.1", "-p", "0"];
  const child = spawn(PYTHON.program, args, {
    env: { ...process.env, PYTHONPATH: join(folder, "packages") },
    stdio: ["ignore", "ignore", "pipe"],
  });
  return {
    endpoint: await listening(child),
    [Symbol.asyncDispose]: () => stop(child),
  };
}

async function installed(): Promise<string> {
  try {
    const version = await runTool(PYTHON, ["-c", "import sys; print(sys.version, sys.executable)"]);
    const hash = createHash("sha256").update(readFileSync(REQUIREMENTS)).update(version).digest("hex").slice(0, 32);
    return await keptFolder(`moto-${hash}`, install);
  } catch (error) {
    throw new CannotStart(`moto cannot be installed: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function install(output: string): Promise<void> {
  const packages = join(output, "packages");
  await mkdir(packages);
  const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--no-deps"];
  await runTool(PYTHON, [...pip, "--target", packages, "--requirement", REQUIREMENTS]);
}

/** It writes a line for each request all the time, which has to be read, or it would stand still. */
function listening(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const lines: string[] = [];
  const timer = setTimeout(() => reject(new Error(`moto does not listen:\n${lines.join("\n")}`)), START_TIMEOUT_MS);
  createInterface(child.stderr!).on("line", (line) => {
    const [, url] = LISTENING.exec(line) ?? [];
    if (url !== undefined) resolve(url);
    else if (lines.length < 100) lines.push(line);
  });
  child.once("error", reject);
  child.once("exit", (code) => reject(new Error(`moto ended with ${code}:\n${lines.join("\n")}`)));
  return promise.finally(() => clearTimeout(timer));
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
}
