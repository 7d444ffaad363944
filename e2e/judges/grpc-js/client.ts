import * as calls from "./calls.ts";
import { Connection } from "./connection.ts";
import * as streams from "./streams.ts";

// Does with grpc-js what applications do, and prints what it saw: a JSON object for each case.

const CASES = [
  ["hash", calls.hash],
  ["at-once", calls.atOnce],
  ["mebibyte", calls.mebibyte],
  ["refusal", calls.refusal],
  ["unknown", calls.unknown],
  ["client-stream", streams.clientStream],
  ["encrypt-stream", streams.encryptStream],
  ["deadline", streams.deadline],
  ["cancelled", streams.cancelled],
  ["health", calls.health],
  ["again", calls.hash],
] as const;

using connection = new Connection(process.argv[2]!);
for (const [name, run] of CASES) {
  const seen = await run(connection).catch((error: unknown) => ({ error: String(error) }));
  console.log(JSON.stringify({ case: name, ...seen }));
}
