import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { FipsGate } from "../fips/fips-gate.ts";
import type { Log } from "../log/log.ts";
import { fingerprint, watchFile } from "./file-watch.ts";
import type { ProfileHolder } from "./holder.ts";
import { readProfileFile } from "./profile-file.ts";

export interface FileSourceParts {
  readonly holder: ProfileHolder;
  readonly gate: Pick<FipsGate, "judge" | "restarting">;
  readonly log: Log;
}

/** Profiles of a server without Kubernetes: a file, followed while it changes. */
export class FileSource {
  readonly #path: string;
  readonly #holder: ProfileHolder;
  readonly #gate: FileSourceParts["gate"];
  readonly #log: Log;
  #read = "";

  constructor(path: string, { holder, gate, log }: FileSourceParts) {
    this.#path = path;
    this.#holder = holder;
    this.#gate = gate;
    this.#log = log;
  }

  /**
   * Puts the file's profiles in force. It never ends where the process starts again instead.
   * @throws INVALID_ARGUMENT that lists every fault
   */
  async load(): Promise<void> {
    this.#read = await fingerprint(this.#path);
    const { snapshot, warnings } = await readProfileFile(this.#path);
    const verdict = this.#gate.judge(snapshot.byName.values());
    if (verdict.kind === "refused") throw new KeywardError("INVALID_ARGUMENT", `${this.#path}: ${verdict.fault}`);
    if (verdict.kind === "restarting") await this.#gate.restarting;
    for (const warning of warnings) this.#log.warn(warning);
    this.#holder.swap(snapshot);
    this.#log.info({ file: this.#path, profiles: [...snapshot.byName.keys()] }, "profiles in force");
  }

  /** A file that turns bad, or goes away, changes nothing but the log. */
  follow(signal: AbortSignal): void {
    void watchFile(this.#path, this.#read, () => this.#reload(), signal);
  }

  async #reload(): Promise<void> {
    try {
      await this.load();
    } catch (error) {
      if (!(error instanceof KeywardError)) throw error;
      this.#log.error(
        { file: this.#path, fault: error.message },
        "the changed file is refused; the last good one stays",
      );
    }
  }
}
