import assert from "node:assert/strict";
import { formatDuration, parseDuration } from "@keyward/core/text/duration";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

/** What was read is written so that it reads the same. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: ["1h30m", "-1h", "1.5h", "0", "2540400h10m10.000000000s", "1ns2us3ms", ".5\u00b5s"].map((text) =>
    Buffer.from(text),
  ),
  maxBytes: 256,
  run(input) {
    const durationMs = parseDuration(Buffer.from(input).toString("utf8"));
    assert.ok(Math.abs(durationMs) < 9.3e12);
    const again = parseDuration(formatDuration(durationMs));
    assert.ok(
      Math.abs(again - durationMs) <= Math.max(1e-6, Math.abs(durationMs) * 1e-15),
      `${again} for ${durationMs}`,
    );
  },
};
