import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

const MARK = "KEYWARD_TEST_RUN";

/** Ends what a test program has started and not ended, as when it was interrupted itself: processes of Linux that inherited our mark. */
export class LeftoverProcesses {
  readonly #mark = `${MARK}=${randomUUID()}`;

  /** Environment for everything that the run starts. */
  get env(): NodeJS.ProcessEnv {
    const [name = "", value] = this.#mark.split("=");
    return { [name]: value };
  }

  /** Kills them. @returns their command lines */
  end(): string[] {
    return processes()
      .filter((pid) => read(pid, "environ").includes(this.#mark))
      .map((pid) => {
        const command = read(pid, "cmdline").join(" ").trim();
        kill(pid);
        return command;
      });
  }
}

function processes(): number[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0);
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself meanwhile.
  }
}

/** @returns the strings of that file; none of a process that has ended or is another user's */
function read(pid: number, file: "environ" | "cmdline"): string[] {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1").split("\0");
  } catch {
    return [];
  }
}
