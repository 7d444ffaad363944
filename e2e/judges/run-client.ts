import { runTool } from "./build/tool.ts";

/** What a client saw of one case. */
export type Seen = Readonly<Record<string, unknown>>;

/** For cases that take seconds; one that hangs ends here. */
const TIMEOUT_MS = 300_000;

/**
 * @param argv program and arguments
 * @returns what it saw, by the names of the cases
 * @throws Error with its words where it fails as a whole
 */
export async function runClient(
  [program, ...args]: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<ReadonlyMap<string, Seen>> {
  const tool = { program: program!, missing: `${program} is missing` };
  const output = await runTool(tool, args, { env, timeoutMs: TIMEOUT_MS });
  const lines = output.trim().split("\n");
  return new Map(
    lines.map((line) => {
      const { case: name, ...seen } = JSON.parse(line);
      return [name, seen];
    }),
  );
}
