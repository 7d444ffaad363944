import assert from "node:assert/strict";
import { exportKey } from "@keyward/core/crypto/key/export-key";
import { importKey, type KeyImport } from "@keyward/core/crypto/key/import-key";

/** What was imported is written in the same format, and what was written is imported as the same. */
export function assertRoundTrip(key: KeyImport): void {
  const written = rewrite(key);
  assert.equal(Buffer.compare(rewrite({ ...key, data: written }), written), 0, "another key was written than read");
}

function rewrite(key: KeyImport): Uint8Array {
  const { type, material } = importKey(key);
  return exportKey(type, material, key.format);
}
