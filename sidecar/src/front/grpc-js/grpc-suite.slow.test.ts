import assert from "node:assert/strict";
import { test } from "node:test";
import { strayDifferences, useFront } from "../testing/front-under-test.ts";
import { closeLeftServers } from "../testing/test-server.ts";
import { DIFFERENCES } from "./differences.ts";

// The suite of the other fronts. What @grpc/grpc-js cannot do has a name there, and its test must fail.
useFront("grpc-js", DIFFERENCES);
await import("../grpc/suite/grpc-server.test.ts");
await import("../grpc/suite/call-metadata.test.ts");
await import("../grpc/suite/streaming.test.ts");
await import("../grpc/suite/stream-endings.test.ts");
await import("../grpc/suite/stream-limits.test.ts");
await import("../grpc/suite/back-pressure.test.ts");
await import("../grpc/suite/connection-end.test.ts");
await import("../testing/stream-call.test.ts");

test("every difference is one of a test", async () => {
  await closeLeftServers();
  assert.deepEqual(strayDifferences(), []);
});
