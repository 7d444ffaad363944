import { chmod, copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { crateFolder } from "./build/crate-folder.ts";
import { judgesDir } from "./build/judges-dir.ts";
import { keptFolder } from "./build/kept-folder.ts";
import { CARGO, runTool } from "./build/tool.ts";

const VERSION = "0.7.0";

export interface ParsecTool {
  readonly program: string;
  /** The tests of the command line that its crate ships. */
  readonly script: string;
}

/** parsec-tool as crates.io has it, with the versions of its own lock file. @throws Error that says what to install */
export async function parsecTool(): Promise<ParsecTool> {
  const compiler = (await runTool(CARGO, ["--version"])).split(" ")[1];
  const folder = await keptFolder(`parsec-tool-${VERSION}-cargo-${compiler}`, install);
  return { program: join(folder, "bin", "parsec-tool"), script: join(folder, "parsec-cli-tests.sh") };
}

async function install(output: string): Promise<void> {
  const target = join(judgesDir(process.env), "parsec-tool-target");
  await mkdir(target, { recursive: true });
  const args = ["install", "parsec-tool", "--version", VERSION, "--locked", "--debug", "--quiet", "--root", output];
  // Without debug information, which nobody reads, less is written.
  await runTool(CARGO, args, { env: { CARGO_TARGET_DIR: target, CARGO_PROFILE_DEV_DEBUG: "0" } });
  const script = join(output, "parsec-cli-tests.sh");
  await copyFile(join(crateFolder(`parsec-tool-${VERSION}`, process.env), "tests", "parsec-cli-tests.sh"), script);
  await chmod(script, 0o755);
}
