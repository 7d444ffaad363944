import { readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { mustRun } from "../../../cluster/command.ts";
import type { SoftHsm } from "./soft-hsm.ts";

/** A module around SoftHSM's that misbehaves on demand. */
export interface BadModule {
  /** The same token by the bad module. */
  readonly hsm: SoftHsm;
  hangs(isSo: boolean): Promise<void>;
  crashes(isSo: boolean): Promise<void>;
  loginHangs(isSo: boolean): Promise<void>;
  /** The token forgets whoever logged in, once, with the next search or signature. */
  forgetsLogin(): Promise<void>;
  /** How often somebody tried to log in. */
  logins(): Promise<number>;
  /** How often a token refused a PIN. */
  refusedPins(): Promise<number>;
}

/** @throws ClusterError where there is no C compiler */
export async function compileBadModule(hsm: SoftHsm, folder: string): Promise<BadModule> {
  const source = fileURLToPath(new URL("bad-module.c", import.meta.url));
  const module = join(folder, "bad-module.so");
  const headers = join(dirname(createRequire(import.meta.url).resolve("pkcs11js/package.json")), "includes/pkcs11");
  await mustRun(["cc", "-shared", "-fPIC", "-O1", "-I", headers, "-o", module, source, "-ldl"]);
  const [hang, crash, slow] = [join(folder, "hang"), join(folder, "crash"), join(folder, "login-hangs")];
  const [forget, count, refused] = [join(folder, "forget"), join(folder, "logins"), join(folder, "refusals")];
  const told = (file: string) => (isSo: boolean) => (isSo ? writeFile(file, "") : rm(file, { force: true }));
  const counted = async (file: string) => (await readFile(file).catch(() => "")).length;
  const counters = { BAD_MODULE_LOGINS: count, BAD_MODULE_REFUSALS: refused };
  const login = { BAD_MODULE_LOGIN_HANGS: slow, BAD_MODULE_FORGETS: forget, ...counters };
  const env = { ...hsm.env, BAD_MODULE_OF: hsm.module, BAD_MODULE_HANGS: hang, BAD_MODULE_CRASHES: crash, ...login };
  return {
    hsm: { ...hsm, module, env },
    hangs: told(hang),
    crashes: told(crash),
    loginHangs: told(slow),
    forgetsLogin: () => told(forget)(true),
    logins: () => counted(count),
    refusedPins: () => counted(refused),
  };
}
