import { test } from "node:test";
import { type CaseResult, runServer } from "./run-backend.ts";
import { type BackendServer, CannotStart } from "./server.ts";
import { SERVERS } from "./servers.ts";

/** The whole suite as one test with a subtest for each case. A server that cannot start here is a skip that says why. */
export function conformance(name: string): void {
  test(`the backend ${name} keeps the contract`, async (context) => {
    const server = await startOrSkip(name, (reason) => context.skip(reason));
    if (server === undefined) return;
    try {
      const results: CaseResult[] = [];
      await runServer(server, (result) => results.push(result));
      for (const { name: title, verdict } of results) {
        await context.test(title, (sub) => {
          if (verdict.kind === "skipped") sub.skip(verdict.reason);
          if (verdict.kind === "failed") throw verdict.error;
        });
      }
    } finally {
      await server.stop();
    }
  });
}

async function startOrSkip(name: string, skip: (reason: string) => void): Promise<BackendServer | undefined> {
  try {
    const { start } = await SERVERS.get(name)!();
    return await start();
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    skip(error.message);
    return undefined;
  }
}
