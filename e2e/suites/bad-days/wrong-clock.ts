import { mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { eventually } from "../../driver/eventually.ts";

const SHIM = pathToFileURL(join(import.meta.dirname, "clock-shim.ts")).href;

/** The wall clock of a program that is started with `env`, and runs. */
export interface WrongClock extends AsyncDisposable {
  readonly env: NodeJS.ProcessEnv;
  /** Jumps: from now on it is that far ahead of the true time, or behind it. */
  jump(aheadMs: number): Promise<void>;
}

export async function wrongClock(): Promise<WrongClock> {
  const folder = await mkdtemp(join(tmpdir(), "keyward-clock-"));
  const [file, next] = [join(folder, "off"), join(folder, "next")];
  await writeFile(file, "0");
  return {
    env: { ...process.env, WRONG_CLOCK_FILE: file, NODE_OPTIONS: `--import=${SHIM}` },
    jump: async (aheadMs) => {
      await writeFile(next, String(aheadMs));
      await rename(next, file);
      await eventually("the program to see its clock jump", async () => {
        return (await readFile(`${file}.seen`, "utf8")) === String(aheadMs);
      });
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
}
