import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { mustRun } from "../../command.ts";
import type { ClusterConfig } from "../../config.ts";
import { withLock } from "../../lock.ts";
import { fillOnce, partFolder, partKey, removeUnfinished } from "./cache.ts";
import { installPackages } from "./debian.ts";
import { PARTS, type Part, type PartName } from "./parts.ts";

const SOURCE_DIR = join(import.meta.dirname, "../programs");
/** Cold, on one slow core, the longest part takes some 15 minutes. */
const PART_TIMEOUT_MS = 60 * 60_000;

/** The folder names below `cacheDir`/programs, by part. */
export type Programs = Readonly<Record<PartName, string>>;

/** Builds what the cache lacks; on a machine that has done it before this takes some milliseconds. */
export async function buildPrograms(config: ClusterConfig, report: (line: string) => void): Promise<Programs> {
  const env = { ...config.env, GOFLAGS: "-buildvcs=false", GOWORK: "off" };
  const goVersion = (await mustRun(["go", "version"], { env })).trim();
  await installPackages(env, report);
  const waiting = () => report("another process builds the cluster's programs; waiting for it");
  return withLock(join(config.cacheDir, "programs.lock"), waiting, async () => {
    await removeUnfinished(config.cacheDir);
    const built: Record<string, string> = {};
    for (const part of PARTS) {
      const folder = partFolder(config.cacheDir, part.name, await partKey(part, goVersion, SOURCE_DIR));
      await fillOnce(folder, (temporary) => buildPart(part, temporary, env, report));
      built[part.name] = folder;
    }
    return built as Programs;
  });
}

async function buildPart(
  part: Part,
  into: string,
  env: NodeJS.ProcessEnv,
  report: (line: string) => void,
): Promise<void> {
  report(`building ${[part.name, part.version].join(" ").trim()} (once; it is kept in the cache)`);
  const environment = { ...env, CGO_ENABLED: part.cgo ? "1" : "0", GOBIN: into };
  await mustRun(goCommand(part, into), { env: environment, cwd: SOURCE_DIR, timeoutMs: PART_TIMEOUT_MS });
  report(`built ${(await readdir(into)).join(", ")}`);
}

/** `go install` of a module at a version takes that module's own dependency versions; ours are in programs/go.mod. */
export function goCommand(part: Part, into: string): string[] {
  const flags = ["-trimpath", "-ldflags", ["-s", "-w", part.ldflags].filter(Boolean).join(" ")];
  if (part.tags) flags.push("-tags", part.tags);
  if (part.version === undefined) return ["go", "build", ...flags, "-o", `${into}/`, ...part.packages];
  return ["go", "install", ...flags, ...part.packages.map((it) => `${it}@${part.version}`)];
}
