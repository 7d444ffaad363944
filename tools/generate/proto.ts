import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join, relative } from "node:path";

const ROOT = join(import.meta.dirname, "../..");
const PROTO = join(ROOT, "proto");
const GENERATED = join(PROTO, "src/gen");
const BINARIES = join(ROOT, "node_modules/.bin");

/**
 * Writes proto/src/gen from the .proto files: checks them with `buf lint`, then runs `buf generate` with the local
 * protoc-gen-es. Needs no network, and the same sources give the same bytes.
 * @throws if a source breaks a lint rule or does not compile; buf's own words are in the message
 */
export function generateProto(): void {
  buf("lint");
  buf("generate");
  for (const file of readdirSync(GENERATED, { recursive: true, encoding: "utf8" })) {
    if (file.endsWith("_pb.ts")) addHeader(join(GENERATED, file));
  }
}

function buf(command: string): void {
  const env = { ...process.env, PATH: `${BINARIES}${delimiter}${process.env.PATH ?? ""}` };
  execFileSync(join(BINARIES, "buf"), [command], { cwd: PROTO, env, stdio: ["ignore", "inherit", "inherit"] });
}

function addHeader(path: string): void {
  const source = relative(GENERATED, path).replace(/_pb\.ts$/, ".proto");
  const header = `// Code generated from proto/${source} by tools/generate/proto.ts; do not edit.\n`;
  writeFileSync(path, header + readFileSync(path, "utf8"));
}
