import { goClient } from "./go-programs.ts";
import { grpcJsClient } from "./grpc-js-client.ts";
import { javaClient } from "./java-program.ts";
import { pythonClient } from "./python-client.ts";
import { tonicClient } from "./rust-programs.ts";

/** A client of ours on somebody else's implementation of gRPC. */
export interface ForeignClient {
  readonly name: string;
  /** Builds it where it is not in the cache. @returns program and arguments, but for the socket */
  build(): Promise<readonly string[]>;
  /** What it calls a deadline: one code where its own clock sees it first, another where the server's answer is faster. */
  readonly deadlineCodes: readonly number[];
  /** What it says of a call that it has cancelled itself; undefined: nothing. */
  readonly cancelledCode: number | undefined;
}

const [CANCELLED, DEADLINE_EXCEEDED] = [1, 4];
const AS_USUAL = { deadlineCodes: [DEADLINE_EXCEEDED], cancelledCode: CANCELLED };

export const FOREIGN_CLIENTS: readonly ForeignClient[] = [
  { name: "grpc-go", build: async () => [await goClient()], ...AS_USUAL },
  { name: "grpc-js", build: grpcJsClient, ...AS_USUAL },
  { name: "grpcio", build: pythonClient, ...AS_USUAL },
  { name: "grpc-java", build: javaClient, ...AS_USUAL },
  // It cancels by dropping a call, whose status nobody can ask for then.
  {
    name: "tonic",
    build: async () => [await tonicClient()],
    deadlineCodes: [CANCELLED, DEADLINE_EXCEEDED],
    cancelledCode: undefined,
  },
];
