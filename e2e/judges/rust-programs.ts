import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { judgesDir } from "./build/judges-dir.ts";
import { keptFolder } from "./build/kept-folder.ts";
import { PROTO_FOLDERS, writeProtoImage } from "./build/proto-files.ts";
import { sourceHash } from "./build/source-hash.ts";
import { CARGO, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "rust");
const PARSEC_TOOL_VERSION = "0.7.0";

/** @returns the path of our client on tonic. @throws Error that says what to install */
export async function tonicClient(): Promise<string> {
  const name = `tonic-client-${sourceHash([DIR, ...PROTO_FOLDERS], await compiler())}`;
  const folder = await keptFolder(name, async (output) => {
    const image = join(output, "proto.binpb");
    await writeProtoImage(image);
    await build("tonic-client", output, { KEYWARD_PROTO_IMAGE: image });
  });
  return join(folder, "tonic-client");
}

/** @returns the path of our program on the crate parsec-client. @throws Error that says what to install */
export async function parsecJudge(): Promise<string> {
  const name = `parsec-judge-${sourceHash([DIR], await compiler())}`;
  const folder = await keptFolder(name, (output) => build("parsec-judge", output));
  return join(folder, "parsec-judge");
}

/** @returns the path of parsec-tool as it is released. @throws Error that says what to install */
export async function parsecTool(): Promise<string> {
  const name = `parsec-tool-${PARSEC_TOOL_VERSION}-${sourceHash([], await compiler())}`;
  const folder = await keptFolder(name, async (output) => {
    const places = ["--target-dir", await targetDir(), "--root", output];
    const args = ["install", "parsec-tool", `--version=${PARSEC_TOOL_VERSION}`, "--locked", "--debug", "--quiet"];
    await runTool(CARGO, [...args, ...places]);
  });
  return join(folder, "bin", "parsec-tool");
}

/** What cargo makes on the way is kept, too: a change of ours then takes seconds. */
async function build(program: string, output: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const target = await targetDir();
  const args = ["build", "--locked", "--quiet", "--package", program, "--target-dir", target];
  await runTool(CARGO, args, { cwd: DIR, env });
  await copyFile(join(target, "debug", program), join(output, program));
}

async function targetDir(): Promise<string> {
  const target = join(judgesDir(process.env), "rust-target");
  await mkdir(target, { recursive: true });
  return target;
}

function compiler(): Promise<string> {
  return runTool(CARGO, ["--version", "--verbose"]);
}
