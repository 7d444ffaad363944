import { runTool, type Tool } from "../../judges/build/tool.ts";
import { type BackendServer, CannotStart } from "../server.ts";
import { startVault } from "./vault.ts";

const MISSING = "no program named bao in PATH, and OpenBao's module cannot be had from the Go module proxy";
const BAO: Tool = { program: "bao", missing: MISSING };

/** A real OpenBao server, where its program is installed: set up as Vault is. */
export async function start(): Promise<BackendServer> {
  const version = await baoVersion();
  const running = await startVault(async () => BAO.program);
  return {
    detail: version,
    open: () => running.open(),
    stop: () => running.stop(),
    cut: () => running.vault[Symbol.asyncDispose](),
  };
}

async function baoVersion(): Promise<string> {
  try {
    return (await runTool(BAO, ["version"])).trim();
  } catch (error) {
    throw (error as Error).message === MISSING ? new CannotStart(MISSING) : error;
  }
}
