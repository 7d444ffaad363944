import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "../../../cluster/command.ts";
import { debianPackages } from "../../install/debian-packages.ts";
import type { NewPin } from "./set-pin.ts";

export const TOKEN_LABEL = "keyward test";
export const USER_PIN = "271828";
const SO_PIN = "31415926";

/** A SoftHSM of our own: one token in a temporary folder. */
export interface SoftHsm extends AsyncDisposable {
  /** Path of the PKCS#11 library. */
  readonly module: string;
  readonly env: NodeJS.ProcessEnv;
  /** Makes another token. */
  addToken(label: string, pin: string): Promise<void>;
  /** Takes all tokens away, or the one of that label, as if the device was pulled out. */
  pull(label?: string): Promise<void>;
  plug(label?: string): Promise<void>;
  /** Makes a token empty: its keys are gone for good. */
  initialiseAgain(label: string, pin: string): Promise<void>;
  /** As a security officer does. */
  setPin(label: string, pin: string): Promise<void>;
}

const SET_PIN = fileURLToPath(new URL("set-pin.ts", import.meta.url));

/** @throws CannotStart where Debian's packages cannot be had */
export async function startSoftHsm(base: NodeJS.ProcessEnv): Promise<SoftHsm> {
  const tree = await debianPackages(["softhsm2"], base);
  const folder = await mkdtemp(join(tmpdir(), "keyward-softhsm-"));
  const [tokens, elsewhere, config] = [join(folder, "tokens"), join(folder, "pulled"), join(folder, "softhsm2.conf")];
  await mkdir(tokens);
  const settings = [`directories.tokendir = ${tokens}`, "objectstore.backend = file", "log.level = ERROR"];
  await writeFile(config, `${settings.join("\n")}\n`);
  const env = { ...tree.env(base), SOFTHSM2_CONF: config };
  const module = tree.path("<lib>/softhsm/libsofthsm2.so");
  const initialise = async (where: readonly string[], label: string, pin: string) => {
    const argv = ["softhsm2-util", "--module", module, "--init-token", ...where];
    await mustRun([...argv, "--label", label, "--pin", pin, "--so-pin", SO_PIN], { env });
  };
  /** By label: the folder that SoftHSM keeps a token in. */
  const folders = new Map<string, string>();
  const addToken = async (label: string, pin: string) => {
    const before = await readdir(tokens);
    await initialise(["--free"], label, pin);
    const made = (await readdir(tokens)).find((name) => !before.includes(name));
    if (made !== undefined) folders.set(label, made);
  };
  const inSlot = (label?: string) => (label === undefined ? tokens : join(tokens, folders.get(label)!));
  const aside = (label?: string) => (label === undefined ? elsewhere : join(folder, `aside-${folders.get(label)}`));
  await addToken(TOKEN_LABEL, USER_PIN);
  return {
    module,
    env,
    addToken,
    pull: (label) => rename(inSlot(label), aside(label)),
    plug: (label) => rename(aside(label), inSlot(label)),
    initialiseAgain: (label, pin) => initialise(["--token", label], label, pin),
    setPin: async (label, pin) => {
      const stdin = JSON.stringify({ module, label, soPin: SO_PIN, pin } satisfies NewPin);
      await mustRun([process.execPath, SET_PIN], { env, stdin });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
