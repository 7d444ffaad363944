import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../../../cluster/command.ts";
import { debianPackages } from "../../install/debian-packages.ts";

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
  /** Takes all tokens away, as if the device was pulled out. */
  pull(): Promise<void>;
  plug(): Promise<void>;
}

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
  const addToken = async (label: string, pin: string) => {
    const argv = ["softhsm2-util", "--module", module, "--init-token", "--free"];
    await mustRun([...argv, "--label", label, "--pin", pin, "--so-pin", SO_PIN], { env });
  };
  await addToken(TOKEN_LABEL, USER_PIN);
  return {
    module,
    env,
    addToken,
    pull: () => rename(tokens, elsewhere),
    plug: () => rename(elsewhere, tokens),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
