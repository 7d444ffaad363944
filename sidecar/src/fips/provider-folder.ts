import { spawnSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { FIPS_PROVIDER_DIR } from "@keyward/core/contract/paths";
import type { Host } from "./host.ts";

const MODULE = "fips.so";
const CONFIGURATION = "openssl.cnf";

/** Loading takes 0.1 s; what takes so long hangs. */
const TRIAL_TIMEOUT_MS = 20_000;
/** OpenSSL says a lot more than it is good for. */
const MAX_REASON_CHARACTERS = 300;

/** With --enable-fips a line of the program could end the mode. */
export const FORCE_FIPS = "--force-fips";

/** A program of one line: its process starts only if the module loads, which runs the integrity check and the self-tests. */
const TRIAL = 'process.stdout.write(String(require("node:crypto").getFips()))';

/** The folder of a provider that this server may start itself with. */
export class ProviderFolder {
  readonly directory: string;
  /** What the trial of the module with these facts found: a module that was replaced is tried anew. */
  #tried: { readonly facts: string; readonly fault: string | undefined } | undefined;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** @param directory what the command line names; undefined: the folder that an image has when it was built with a provider */
  static find(directory: string | undefined): ProviderFolder | undefined {
    if (directory !== undefined) return new ProviderFolder(directory);
    return existsSync(FIPS_PROVIDER_DIR) ? new ProviderFolder(FIPS_PROVIDER_DIR) : undefined;
  }

  /** To be added to the environment of a node that is to start with the module. */
  get environment(): { readonly OPENSSL_CONF: string; readonly OPENSSL_MODULES: string } {
    return { OPENSSL_CONF: join(this.directory, CONFIGURATION), OPENSSL_MODULES: this.directory };
  }

  /**
   * Starts another node with the module, and waits: some 0.1 s, once for each module. This process cannot try it, as it could
   * not go back.
   * @returns why none starts; undefined: one has
   */
  faultOf({ execPath, env }: Host): string | undefined {
    const facts = this.#facts();
    if (facts === undefined) return `${this.directory} lacks ${MODULE} or ${CONFIGURATION}`;
    if (this.#tried?.facts !== facts) this.#tried = { facts, fault: this.#try(execPath, env) };
    return this.#tried.fault;
  }

  #facts(): string | undefined {
    try {
      return [MODULE, CONFIGURATION]
        .map((name) => statSync(join(this.directory, name), { bigint: true }))
        .map(({ dev, ino, size, mtimeNs }) => `${dev}/${ino}/${size}/${mtimeNs}`)
        .join();
    } catch {
      return undefined;
    }
  }

  #try(execPath: string, env: Host["env"]): string | undefined {
    const { error, status, stdout, stderr } = spawnSync(execPath, [FORCE_FIPS, "--eval", TRIAL], {
      env: { ...env, NODE_OPTIONS: "", ...this.environment },
      encoding: "utf8",
      timeout: TRIAL_TIMEOUT_MS,
      killSignal: "SIGKILL",
    });
    if (status === 0 && stdout === "1") return undefined;
    const reason = (error?.message ?? stderr).trim().replaceAll(/\s+/g, " ").slice(0, MAX_REASON_CHARACTERS);
    return `node does not start with ${join(this.directory, MODULE)}: ${reason || `exit code ${status}`}`;
  }
}
