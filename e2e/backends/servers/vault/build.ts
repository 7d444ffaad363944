import { cp, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { keptFolder } from "../../../judges/build/kept-folder.ts";
import { GO, runTool, type Tool } from "../../../judges/build/tool.ts";
import { CannotStart } from "../../server.ts";

const MODULE = "github.com/hashicorp/vault";
export const VAULT_VERSION = "v1.21.4";
/** What the Go checksum database has for that version. */
const SUM = "h1:KHGcdSnJtombvae1gDk+jZ50kiFngJPFDOvcCJRnU0c=";
/** Of what a tool says, in a reason that people read. */
const MAX_REASON = 300;
/** Cold, on one slow core. */
const BUILD_TIMEOUT_MS = 60 * 60_000;
/** A whole server with all of its plugins takes minutes of both cores: others work on this machine, too. */
const NICE: Tool = { program: "nice", missing: "nice is missing: install coreutils" };

/** Modules of the same repository that the release took from its own tree. */
const OWN_MODULES = ["api", "api/auth/approle", "api/auth/kubernetes", "api/auth/userpass", "sdk"].map(
  (it) => `${MODULE}/${it}`,
);

/**
 * The release was built with an sdk between two published ones. The published one that its go.mod names differs in three places, none of
 * which the tests come by: a parameter that nobody reads, and the name of a restored key in an observation.
 */
const PATCHES: readonly (readonly [file: string, from: string, to: string])[] = [
  [
    "vault/identity_store_util.go",
    "activateDeduplication(ctx context.Context, req *logical.Request) error",
    "activateDeduplication(ctx context.Context, req *logical.Request, _ string) error",
  ],
  ["vault/logical_system_activation_flags.go", "ActivationFunc(ctx, nil)", 'ActivationFunc(ctx, nil, "")'],
  [
    "builtin/logical/transit/path_restore.go",
    "restoredKeyName, err := b.lm.RestorePolicy(",
    "restoredKeyName, err := keyName, b.lm.RestorePolicy(",
  ],
];

/**
 * @returns the path of a Vault server, built from its Go module
 * @throws CannotStart where there is no Go, no module, or it does not build; another Error where a module is not what it was
 */
export async function vaultProgram(): Promise<string> {
  const asked = runTool(GO, ["env", "GOVERSION", "GOARCH"]).catch((error: Error) => {
    throw error.message === GO.missing ? new CannotStart("Go 1.26 or later is missing, which builds Vault") : error;
  });
  const compiler = (await asked).trim().replaceAll("\n", "-");
  const folder = await keptFolder(`vault-${VAULT_VERSION}-${compiler}`, build);
  return join(folder, "vault");
}

async function build(output: string): Promise<void> {
  const source = join(output, "source");
  await cp(await downloaded(), source, { recursive: true, mode: 0 });
  await runTool({ program: "chmod", missing: "chmod is missing" }, ["-R", "u+w", source]);
  for (const [file, from, to] of PATCHES) await patch(join(source, file), from, to);
  const drop = OWN_MODULES.map((it) => `-dropreplace=${it}`);
  await runTool(GO, ["mod", "edit", ...drop], { cwd: source });
  const flags = ["-mod=mod", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w"];
  const command = ["-n", "10", "go", "build", ...flags, "-o", join(output, "vault"), "."];
  const options = { cwd: source, env: { CGO_ENABLED: "0", GOWORK: "off" }, timeoutMs: BUILD_TIMEOUT_MS };
  // What it needs is fetched while it is built, and may not be had, either.
  await runTool(NICE, command, options).catch((error: Error) => {
    throw new CannotStart(`${MODULE} ${VAULT_VERSION} cannot be built here: ${error.message.slice(-MAX_REASON)}`);
  });
  await runTool({ program: "rm", missing: "rm is missing" }, ["-rf", source]);
}

/** @returns the folder of the Go module cache, which must not be written to */
async function downloaded(): Promise<string> {
  const answer = await runTool(GO, ["mod", "download", "-json", `${MODULE}@${VAULT_VERSION}`]).catch((error: Error) => {
    throw new CannotStart(`${MODULE} ${VAULT_VERSION} cannot be had here: ${error.message.slice(0, MAX_REASON)}`);
  });
  const { Dir: folder, Sum: sum } = JSON.parse(answer) as { Dir?: string; Sum?: string };
  if (folder !== undefined && sum === SUM) return folder;
  throw new Error(`${MODULE} ${VAULT_VERSION} has the checksum ${sum}, not ${SUM}`);
}

async function patch(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(file, "utf8");
  if (!text.includes(from)) throw new Error(`${file} is not what it was: there is no ${from}`);
  await writeFile(file, text.replace(from, to));
}
