import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool, type Tool } from "./build/tool.ts";

const TIMEOUT_MS = 300_000;
/** For each case, on a busy machine; none waits for an answer that does not come. */
const CASE_TIMEOUT_S = "30";
const TEST_CASE = /<testcase package="([^"]*)" classname="([^"]*)"[^>]*>(.*?)<\/testcase>/gs;

/** What h2spec says of one of its cases. */
export interface H2Case {
  /** Section of the specification, and what is sent. */
  readonly name: string;
  /** Empty: passed. */
  readonly verdict: string;
}

/** @returns every case of the groups. @throws Error where h2spec cannot be run */
export async function runH2spec(program: string, port: number, groups: readonly string[]): Promise<readonly H2Case[]> {
  const dir = await mkdtemp(join(tmpdir(), "kwh-"));
  try {
    const report = join(dir, "report.xml");
    const args = ["--host", "127.0.0.1", "--port", String(port), "--timeout", CASE_TIMEOUT_S, "--junit-report", report];
    const tool: Tool = { program, missing: `${program} is missing` };
    // It fails where a case does; which ones, the report says.
    await runTool(tool, [...groups, "--strict", ...args], { timeoutMs: TIMEOUT_MS }).catch(() => {});
    return casesOf(await readFile(report, "utf8"));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function casesOf(report: string): H2Case[] {
  return [...report.matchAll(TEST_CASE)].map(([, section, sends, verdict]) => ({
    name: `${section}: ${sends}`,
    verdict: verdict!.trim(),
  }));
}
