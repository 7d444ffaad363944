import { join } from "node:path";

/** Program and arguments of our client on grpc-js, whose version package-lock.json has. */
export async function grpcJsClient(): Promise<readonly string[]> {
  return [process.execPath, join(import.meta.dirname, "grpc-js", "client.ts")];
}
