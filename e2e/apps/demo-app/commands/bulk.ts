import {
  chmodSync,
  readdirSync,
  readFileSync,
  statfsSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";

/** Steps with the folder that the container shares with its sidecar. */
const STEPS: Readonly<Record<string, (path: string, data: string, mode: number) => unknown>> = {
  write: (path, data, mode) => {
    writeFileSync(path, data);
    chmodSync(path, mode);
    return { uid: statSync(path).uid };
  },
  read: (path) => readFileSync(path).toString("base64"),
  link: (path, data) => symlinkSync(data, path),
  remove: (path) => unlinkSync(path),
  list: (path) => readdirSync(path).sort(),
  room: (path) => {
    const { blocks, bsize } = statfsSync(path);
    return blocks * bsize;
  },
};

/** @returns what came of it; what the kernel refuses is its code */
export function bulk(dir: string, step: string, name: string, data: string, mode: string): object {
  const run = STEPS[step];
  if (run === undefined) throw new Error(`there is no step "${step}"; there are ${Object.keys(STEPS).join(", ")}`);
  try {
    return { done: run(join(dir, name), data, Number.parseInt(mode, 8)) ?? null };
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code };
  }
}
