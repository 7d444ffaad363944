import assert from "node:assert/strict";
import { test } from "node:test";
import { digest, HASHES } from "../../algorithms/hash.ts";
import { SeededRandom } from "../../testing/seeded-random.ts";
import { toHex } from "../../text/hex.ts";
import { HashState } from "./hash-state.ts";

test("split anywhere, the pieces give the digest of the whole", () => {
  const random = new SeededRandom(6);
  for (const row of HASHES.values()) {
    for (let round = 0; round < 8; round++) {
      const data = random.bytes(random.below(600));
      const outputBytes = row.extendable ? random.between(1, 300) : row.digestBytes;
      const cut = random.below(data.length + 1);
      const state = new HashState(row, outputBytes);
      for (const piece of [data.subarray(0, cut), data.subarray(0, 0), data.subarray(cut)]) state.update(piece);
      assert.equal(toHex(state.final()), toHex(digest(row, data, outputBytes)), row.name);
    }
  }
});
