import { join } from "node:path";
import { keptFolder } from "./build/kept-folder.ts";
import { sourceHash } from "./build/source-hash.ts";
import { GO, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "cert-manager");
const MODULE = "github.com/cert-manager/cert-manager";
const ENV = { CGO_ENABLED: "0" };

export interface CertManager {
  /** Path of the program: the released controllers but for those of issuers. */
  readonly program: string;
  /** Folder with its CustomResourceDefinitions. */
  readonly definitions: string;
}

/** Its version: e2e/judges/cert-manager/go.mod. @throws Error that says what to install */
export async function certManager(): Promise<CertManager> {
  const compiler = await runTool(GO, ["env", "GOVERSION", "GOARCH"]);
  const folder = await keptFolder(`cert-manager-${sourceHash([DIR], compiler)}`, async (output) => {
    const flags = ["build", "-trimpath", "-buildvcs=false", "-ldflags=-s -w"];
    await runTool(GO, [...flags, "-o", join(output, "cert-manager"), "."], { cwd: DIR, env: ENV });
  });
  const module = (await runTool(GO, ["list", "-m", "-f", "{{.Dir}}", MODULE], { cwd: DIR, env: ENV })).trim();
  return { program: join(folder, "cert-manager"), definitions: join(module, "deploy", "crds") };
}
