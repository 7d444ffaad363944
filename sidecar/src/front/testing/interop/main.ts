import { LOCAL_CALLER } from "../../../identity/caller.ts";
import { createGrpcServer } from "../../create-grpc-server.ts";
import { SOCKET_LIMITS } from "../../grpc/bounds/limits.ts";
import { GRPC_FRONTS } from "../../grpc-front.ts";
import { LoadBoard } from "./load-report.ts";
import { openRcaService } from "./open-rca-service.ts";
import { testService } from "./test-service.ts";

// A program for the gRPC project's clients of interoperability: their test service on the servers of this program.

const [wanted, path] = process.argv.slice(2);
const front = GRPC_FRONTS.find((name) => name === wanted);
if (front === undefined || path === undefined) {
  console.error(`usage: node main.ts ${GRPC_FRONTS.join("|")} SOCKET`);
  process.exit(2);
}
const board = new LoadBoard();
const server = await createGrpcServer(front, {
  services: [testService(board), openRcaService(board)],
  caller: LOCAL_CALLER,
  limits: SOCKET_LIMITS,
  monotonicMs: () => performance.now(),
  onUnknownError: (error) => console.error(error),
});
await server.listen({ path });
console.log("listening");
process.once("SIGTERM", () => void server.close(0));
