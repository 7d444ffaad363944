import assert from "node:assert/strict";
import { isIP } from "node:net";
import { parseIpAddress } from "@keyward/core/text/ip-address";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

/** Takes what Node takes, zones apart. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: ["192.0.2.1", "2001:db8::1", "::", "::ffff:192.0.2.1", "1:2:3:4:5:6:7:8", "fe80::1%eth0"].map((text) =>
    Buffer.from(text),
  ),
  maxBytes: 256,
  run(input) {
    const text = Buffer.from(input).toString("utf8");
    const version = text.includes("%") ? 0 : isIP(text);
    const bytes = parseIpAddress(text);
    assert.equal(bytes?.length ?? 0, [0, 4, 0, 0, 4, 0, 16][version === 4 ? 1 : version], JSON.stringify(text));
  },
};
