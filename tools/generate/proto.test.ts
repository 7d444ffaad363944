import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { generateProto } from "./proto.ts";

const GENERATED = join(import.meta.dirname, "../../proto/src/gen");

test("the committed protobuf code is what its sources generate", () => {
  const committed = digest();
  generateProto();
  assert.equal(digest(), committed);
});

function digest(): string {
  const hash = createHash("sha256");
  for (const file of readdirSync(GENERATED, { recursive: true, encoding: "utf8" }).sort()) {
    if (file.endsWith(".ts")) hash.update(file).update(readFileSync(join(GENERATED, file)));
  }
  return hash.digest("hex");
}
