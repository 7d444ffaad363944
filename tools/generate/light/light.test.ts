import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { create, createFileRegistry, type MessageInitShape } from "@bufbuild/protobuf";
import {
  type FieldDescriptorProtoSchema,
  FileDescriptorProtoSchema,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { staleFiles } from "../write-files.ts";
import { generateLight, lightFolders } from "./light.ts";
import { schemaFile } from "./schema-file.ts";

const ROOT = join(import.meta.dirname, "../../..");

test("the committed tables are what the protocols generate, no more and no less", async () => {
  const files = await generateLight(ROOT);
  for (const { path, content } of files) assert.equal(readFileSync(join(ROOT, path), "utf8"), content, path);
  const folders = lightFolders(files);
  const stale = staleFiles(ROOT, files, folders).filter((path) => path.endsWith(".ts"));
  assert.deepEqual(stale, []);
});

/** The table of a message `M` with one field. */
function tableWith(field: MessageInitShape<typeof FieldDescriptorProtoSchema>): string {
  const messageType = [{ name: "M", field: [{ name: "f", number: 1, label: Label.OPTIONAL, ...field }] }];
  const name = "test.proto";
  const proto = create(FileDescriptorProtoSchema, { name, package: "test", syntax: "proto3", messageType });
  const file = createFileRegistry(proto, () => undefined).getFile(name);
  return schemaFile(file!, { full: "./full.ts", schema: "./schema.ts" });
}

test("a field becomes one call", () => {
  assert.match(tableWith({ type: Type.STRING }), /implicit\(1, "f", "string"\)/);
  assert.match(tableWith({ type: Type.BYTES, label: Label.REPEATED }), /repeated\(1, "f", "bytes"\)/);
});

test("what the light codec does not read is refused when the tables are made, not when a message comes", () => {
  assert.throws(() => tableWith({ type: Type.DOUBLE }), /test\.M\.f: proto\/src\/light does not read such a field/);
  assert.throws(() => tableWith({ type: Type.INT64, label: Label.REPEATED }), /does not read such a field/);
  assert.throws(() => tableWith({ type: Type.MESSAGE, typeName: ".test.M" }), /test\.M holds itself/);
});
