import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { judgesDir } from "./build/judges-dir.ts";
import { keptFolder } from "./build/kept-folder.ts";
import { PROTO_FOLDERS, writeProtoImage } from "./build/proto-files.ts";
import { sourceHash } from "./build/source-hash.ts";
import { CARGO, runTool } from "./build/tool.ts";

const DIR = join(import.meta.dirname, "rust");

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

/** What cargo makes on the way is kept, too: a change of ours then takes seconds. */
async function build(program: string, output: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
  const target = join(judgesDir(process.env), "rust-target");
  await mkdir(target, { recursive: true });
  const args = ["build", "--locked", "--quiet", "--package", program, "--target-dir", target];
  await runTool(CARGO, args, { cwd: DIR, env });
  await copyFile(join(target, "debug", program), join(output, program));
}

function compiler(): Promise<string> {
  return runTool(CARGO, ["--version", "--verbose"]);
}
