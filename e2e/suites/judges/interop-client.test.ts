import { after, before, describe, test } from "node:test";
import { runTool, type Tool } from "../../judges/build/tool.ts";
import { interopClient } from "../../judges/go-programs.ts";
import { type InteropServer, startInteropServer } from "../../judges/interop-server.ts";

/** A judge that is built from nothing takes minutes. */
const LIMIT = { timeout: 1_800_000 };
const CASE_TIMEOUT_MS = 300_000;

/** Every case that it has, but for those that need TLS or credentials. */
const CASES = [
  ...["empty_unary", "large_unary", "client_streaming", "server_streaming", "ping_pong", "empty_stream"],
  ...["timeout_on_sleeping_server", "cancel_after_begin", "cancel_after_first_response", "custom_metadata"],
  ...["status_code_and_message", "special_status_message", "unimplemented_method", "unimplemented_service"],
  ...["pick_first_unary", "orca_per_rpc", "orca_oob", "rpc_soak", "channel_soak"],
];

/** A loaded machine may take longer for a call than the soak tests would let it. */
const SOAK = ["-soak_iterations=200", "-soak_per_iteration_max_acceptable_latency_ms=30000"];
const OPTIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ["orca_per_rpc", orcaPolicy()],
  ["orca_oob", orcaPolicy()],
  ["rpc_soak", [...SOAK, "-soak_overall_timeout_seconds=240"]],
  ["channel_soak", [...SOAK, "-soak_overall_timeout_seconds=240"]],
]);

for (const front of ["own", "node", "grpc-js"]) {
  describe(`the interop client of grpc-go against the front ${front}`, LIMIT, () => {
    let client: Tool;
    let server: InteropServer;
    before(async () => {
      client = { program: await interopClient(), missing: "the interop client is missing" };
      server = await startInteropServer(front);
    }, LIMIT);
    after(() => server?.[Symbol.asyncDispose]());

    for (const name of CASES) {
      test(name, async () => {
        const where = [`-server_host=unix:${server.socket}`, "-server_port=0"];
        const args = [...where, `-test_case=${name}`, ...(OPTIONS.get(name) ?? [])];
        // It ends with another code than 0 where it has something to say.
        await runTool(client, args, { timeoutMs: CASE_TIMEOUT_MS });
      });
    }
  });
}

/** Without it the client does not listen to reports of load. */
function orcaPolicy(): string[] {
  const config = { loadBalancingConfig: [{ test_backend_metrics_load_balancer: {} }] };
  return [`-service_config_json=${JSON.stringify(config)}`];
}
