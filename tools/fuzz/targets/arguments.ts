import assert from "node:assert/strict";
import { parseOperatorArgs, renderOperatorArgs } from "@keyward/core/contract/operator-args";
import { parseSidecarArgs, renderSidecarArgs } from "@keyward/core/contract/sidecar-args";
import { parseWebhookArgs, renderWebhookArgs } from "@keyward/core/contract/webhook-args";
import { readConfig } from "../../../sidecar/src/config/config.ts";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

interface Program {
  parse(argv: readonly string[]): string[];
}

/** Reads arguments and renders what was read. */
const PROGRAMS: readonly Program[] = [
  { parse: (argv) => renderSidecarArgs(parseSidecarArgs(argv)) },
  { parse: (argv) => renderWebhookArgs(parseWebhookArgs(argv)) },
  { parse: (argv) => renderOperatorArgs(parseOperatorArgs(argv)) },
  { parse: readServeArguments },
];
const SEEDS = [
  "\0--profile=payments\n--containers=app,proxy\n--health-port\n9000\n--log-level=debug",
  "\u0001--sidecar-image=example/sidecar:1\n--own-namespace=keyward-system\n--drain-seconds=5",
  "\u0002--own-namespace=keyward-system\n--log-level=info",
  "\u0003--profile=p.yaml\n--socket-dir=/run/x\n--mode=0660\n--health-port=9000\n--key-store=s\n--key-store-key-file=k",
];

/** One argument a line; the first byte says for which program. What was read is rendered, and read again. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: SEEDS.map((text) => Buffer.from(text)),
  // A pod's author writes them, so that long lists take long is no attack.
  maxBytes: 4 * 1024,
  run(input) {
    const program = PROGRAMS[(input[0] ?? 0) % PROGRAMS.length]!;
    const rendered = program.parse(Buffer.from(input.subarray(1)).toString("utf8").split("\n"));
    assert.deepEqual(program.parse(rendered), rendered);
  },
};

/** Nothing renders these: they are a person's. */
function readServeArguments(argv: readonly string[]): string[] {
  readConfig(["serve", ...argv], {});
  return [...argv];
}
