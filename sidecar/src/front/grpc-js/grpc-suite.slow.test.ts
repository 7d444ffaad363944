import assert from "node:assert/strict";
import { test } from "node:test";
import { strayDifferences, useFront } from "../testing/front-under-test.ts";
import { closeLeftServers } from "../testing/test-server.ts";
import { DIFFERENCES } from "./differences.ts";

// The suite of the other fronts. What @grpc/grpc-js cannot do has a name there, and its test must fail.
useFront("grpc-js", DIFFERENCES);
await import("../grpc/grpc-server.test.ts");
await import("../grpc/call-metadata.test.ts");
await import("../grpc/streaming.test.ts");
await import("../grpc/stream-endings.test.ts");
await import("../grpc/stream-limits.test.ts");
await import("../grpc/back-pressure.test.ts");
await import("../grpc/connection-end.test.ts");
await import("../testing/stream-call.test.ts");

test("every difference is one of a test", async () => {
  await closeLeftServers();
  assert.deepEqual(strayDifferences(), []);
});
