import { readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import type { DescFile } from "@bufbuild/protobuf";
import type { GeneratedFile } from "../crds/generated-file.ts";
import { schemaFile } from "./schema-file.ts";

const FULL = "proto/src/gen";
const LIGHT = "proto/src/light/gen";
/** The sidecar, whose memory the light codec spares, does not speak it; it has maps, which that codec does not. */
const WITHOUT_LIGHT = "kms/";

/**
 * The tables of proto/src/light, from the code that protobuf-es generated: so this comes after generateProto.
 * @throws Error for a feature of Protocol Buffers that the light codec does not have
 */
export async function generateLight(root: string): Promise<GeneratedFile[]> {
  const paths = readdirSync(join(root, FULL), { recursive: true, encoding: "utf8" });
  const sources = paths.filter((path) => path.endsWith("_pb.ts") && !path.startsWith(WITHOUT_LIGHT)).sort();
  return Promise.all(sources.map((source) => generateFile(root, source)));
}

async function generateFile(root: string, source: string): Promise<GeneratedFile> {
  const full: object = await import(join(root, FULL, source));
  const file = Object.values(full).find((value): value is DescFile => value?.kind === "file");
  if (file === undefined) throw new Error(`${FULL}/${source} describes no file`);
  const path = join(LIGHT, source.replace(/_pb\.ts$/, ".ts"));
  const pathTo = (target: string) => relative(dirname(path), target);
  const imports = { full: pathTo(join(FULL, source)), schema: pathTo("proto/src/light/schema.ts") };
  return { path, content: schemaFile(file, imports) };
}

/** Folders that hold nothing but what {@link generateLight} makes. */
export function lightFolders(files: readonly GeneratedFile[]): string[] {
  return [...new Set(files.map(({ path }) => dirname(path)))];
}
