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

const HEARTBEAT_MS = 30_000;

/** The folders of built programs on the host, by part. */
export type Programs = Readonly<Record<PartName, string>>;

interface Build {
  readonly cacheDir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly report: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

/** Builds what the cache lacks; on a machine that has done it before this takes some milliseconds. */
export async function buildPrograms(
  config: ClusterConfig,
  report: (line: string) => void,
  signal?: AbortSignal,
): Promise<Programs> {
  const env = { ...config.env, GOFLAGS: "-buildvcs=false", GOWORK: "off" };
  await installPackages(env, report);
  const waiting = () => report("another process builds the cluster's programs; waiting for it");
  return withLock(join(config.cacheDir, "programs.lock"), waiting, () =>
    buildMissing({ cacheDir: config.cacheDir, env, report, signal }),
  );
}

async function buildMissing(build: Build): Promise<Programs> {
  await removeUnfinished(build.cacheDir);
  const goVersion = (await mustRun(["go", "version"], { env: build.env })).trim();
  const built: Record<string, string> = {};
  for (const part of PARTS) {
    const folder = partFolder(build.cacheDir, part.name, await partKey(part, goVersion, SOURCE_DIR));
    await fillOnce(folder, (temporary) => buildPart(part, temporary, build));
    built[part.name] = folder;
  }
  return built as Programs;
}

async function buildPart(part: Part, into: string, { env, report, signal }: Build): Promise<void> {
  report(`building ${[part.name, part.version].join(" ").trim()} (once; it is kept in the cache)`);
  const environment = { ...env, CGO_ENABLED: part.cgo ? "1" : "0", GOBIN: into };
  const options = { env: environment, cwd: SOURCE_DIR, timeoutMs: PART_TIMEOUT_MS };
  const alive = setInterval(() => report(`still building ${part.name}`), HEARTBEAT_MS);
  try {
    await mustRun(goCommand(part, into), signal === undefined ? options : { ...options, signal });
  } finally {
    clearInterval(alive);
  }
  report(`built ${(await readdir(into)).join(", ")}`);
}

/** `go install` of a module at a version takes that module's own dependency versions; ours are in programs/go.mod. */
export function goCommand(part: Part, into: string): string[] {
  const flags = ["-trimpath", "-ldflags", ["-s", "-w", part.ldflags].filter(Boolean).join(" ")];
  if (part.tags) flags.push("-tags", part.tags);
  if (part.version === undefined) return ["go", "build", ...flags, "-o", `${into}/`, ...part.packages];
  return ["go", "install", ...flags, ...part.packages.map((it) => `${it}@${part.version}`)];
}
