import { join } from "node:path";
import { runTool, type Tool } from "./tool.ts";

const ROOT = join(import.meta.dirname, "../../..");

/** What strangers build clients from. */
export const PROTO_DIR = join(ROOT, "proto");
/** The files that a client of `keyward.v1` compiles. */
export const PROTO_FOLDERS = [join(PROTO_DIR, "keyward", "v1"), join(PROTO_DIR, "health")];

const BUF: Tool = {
  program: join(ROOT, "node_modules", ".bin", "buf"),
  missing: "buf is missing, which compiles proto files: npm ci",
};

/** Writes the FileDescriptorSet of everything below `proto`. */
export async function writeProtoImage(file: string): Promise<void> {
  await runTool(BUF, ["build", PROTO_DIR, "--output", `${file}#format=binpb`]);
}

/** @param template buf.gen.yaml as JSON */
export async function generateProto(template: object): Promise<void> {
  const paths = PROTO_FOLDERS.flatMap((folder) => ["--path", folder]);
  await runTool(BUF, ["generate", PROTO_DIR, "--template", JSON.stringify(template), ...paths]);
}
