import assert from "node:assert/strict";
import { decodeStatusMessage, encodeStatusMessage } from "@keyward/core/grpc/status-message";
import { parseTimeout } from "@keyward/core/grpc/timeout";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

const PRINTABLE = /^[ -~]{0,2048}$/;

/** `grpc-message` in both directions, and `grpc-timeout`. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: ["not %66ound: \u00fc", "%", "1S", "99999999n", "\u{1f511}".repeat(200)].map((text) => Buffer.from(text)),
  maxBytes: 8192,
  run(input) {
    const text = Buffer.from(input).toString("utf8");
    const header = encodeStatusMessage(text);
    assert.match(header, PRINTABLE);
    assert.ok(text.toWellFormed().startsWith(decodeStatusMessage(header)));
    decodeStatusMessage(text);
    assert.ok(parseTimeout(text) >= 0);
  },
};
