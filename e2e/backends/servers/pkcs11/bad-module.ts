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
}

/** @throws ClusterError where there is no C compiler */
export async function compileBadModule(hsm: SoftHsm, folder: string): Promise<BadModule> {
  const source = fileURLToPath(new URL("bad-module.c", import.meta.url));
  const module = join(folder, "bad-module.so");
  const headers = join(dirname(createRequire(import.meta.url).resolve("pkcs11js/package.json")), "includes/pkcs11");
  await mustRun(["cc", "-shared", "-fPIC", "-O1", "-I", headers, "-o", module, source, "-ldl"]);
  const [hang, crash, slow] = [join(folder, "hang"), join(folder, "crash"), join(folder, "login-hangs")];
  const [forget, count] = [join(folder, "forget"), join(folder, "logins")];
  const told = (file: string) => (isSo: boolean) => (isSo ? writeFile(file, "") : rm(file, { force: true }));
  const login = { BAD_MODULE_LOGIN_HANGS: slow, BAD_MODULE_FORGETS: forget, BAD_MODULE_LOGINS: count };
  const env = { ...hsm.env, BAD_MODULE_OF: hsm.module, BAD_MODULE_HANGS: hang, BAD_MODULE_CRASHES: crash, ...login };
  return {
    hsm: { ...hsm, module, env },
    hangs: told(hang),
    crashes: told(crash),
    loginHangs: told(slow),
    forgetsLogin: () => told(forget)(true),
    logins: async () => (await readFile(count).catch(() => "")).length,
  };
}
