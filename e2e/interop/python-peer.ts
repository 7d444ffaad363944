import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { access, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { LinePeer } from "./line-peer.ts";

const run = promisify(execFile);
const PROGRAM = join(import.meta.dirname, "python", "peer.py");
/** The first with ML-KEM, ML-DSA and HPKE. */
const VERSION = "48.0.0";
const MAJOR = Number.parseInt(VERSION, 10);
const INSTALL_TIMEOUT_MS = 300_000;
const PYTHON_MISSING =
  "Python 3 is missing, which these tests compare Keyward with: install python3 with its venv module, " +
  "and cryptography comes from PyPI";
const CHECK = `import cryptography, sys; sys.exit(int(cryptography.__version__.split(".")[0]) < ${MAJOR})`;

/** Takes the machine's cryptography where it is new enough, else one of its own. @throws Error that says what to install */
export async function startPython(cacheDir: string): Promise<LinePeer> {
  const python = (await hasCryptography("python3")) ? "python3" : await ownPython(cacheDir);
  // -B: no compiled files beside the sources.
  return new LinePeer("Python", python, ["-B", PROGRAM]);
}

async function hasCryptography(python: string): Promise<boolean> {
  try {
    await run(python, ["-c", CHECK]);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") throw new Error(PYTHON_MISSING);
    return false;
  }
}

/** Made under another name first, so that what is there is whole. */
async function ownPython(cacheDir: string): Promise<string> {
  const dir = join(cacheDir, `python-cryptography-${VERSION}`);
  const python = join(dir, "bin", "python3");
  if (
    await access(python).then(
      () => true,
      () => false,
    )
  )
    return python;
  const unfinished = `${dir}.${randomUUID()}.tmp`;
  try {
    await mkdir(cacheDir, { recursive: true });
    await run("python3", ["-m", "venv", unfinished], { timeout: INSTALL_TIMEOUT_MS });
    const install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", `cryptography==${VERSION}`];
    await run(join(unfinished, "bin", "python3"), install, { timeout: INSTALL_TIMEOUT_MS });
    await rename(unfinished, dir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    const reason = (error as { stderr?: string }).stderr || String(error);
    throw new Error(`cryptography ${VERSION} could not be installed: pip install cryptography==${VERSION}\n${reason}`);
  }
  return python;
}
