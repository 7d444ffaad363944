import { test } from "node:test";
import { type CaseResult, runServer } from "./run-backend.ts";
import { CannotStart, startHere } from "./server.ts";
import { SERVERS } from "./servers.ts";

/** The whole suite as one test with a subtest for each case. A server that cannot start here is a skip that says why. */
export function conformance(name: string): void {
  test(`the backend ${name} keeps the contract`, async (context) => {
    const server = await startHere(async () => (await SERVERS.get(name)!()).start());
    if (server instanceof CannotStart) return context.skip(server.message);
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
