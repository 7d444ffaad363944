import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { FILE_NAME, type Operation, pathOf } from "../operations/operation.ts";
import type { Server } from "../servers/server.ts";
import type { WireCall } from "./wire.ts";

/** The data lies in a file that the server sees; the call names it. What the application does to fill it is no part of the row. */
export function fileCall({ name, algorithm, file }: Operation, { grpcSocket, bulkDir }: Server): WireCall {
  if (file === undefined) throw new Error(`${name} has no form with a file`);
  const path = join(bulkDir, FILE_NAME);
  const { data } = file;
  writeFileSync(path, Buffer.concat([data, Buffer.alloc(data.length)]), { mode: 0o600 });
  return {
    wire: "grpc",
    socket: grpcSocket,
    method: pathOf(file.method),
    greeting: new Uint8Array(0),
    request: file.request,
    algorithm,
    check: (answer) => file.check(answer, readFileSync(path).subarray(data.length)),
  };
}
