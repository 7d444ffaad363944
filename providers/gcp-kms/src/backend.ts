import type { Backend } from "@keyward/core/backend/backend";
import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import type { OpenOptions } from "@keyward/core/backend/open-options";
import type { GcpKmsBackend } from "@keyward/crds/types/backend/gcp-kms";
import { gcpAlgorithms } from "./algorithms.ts";
import { gcpKmsCapabilities } from "./capabilities.ts";
import { type GcpKmsConfig, gcpKmsConfig } from "./config.ts";
import { GcpCalls } from "./connection/calls.ts";
import { authOf } from "./connection/credentials.ts";
import { gcpHealth } from "./health.ts";
import { GcpKeyAdmin } from "./key-admin.ts";
import { GcpKeyUse } from "./key-use.ts";

/** A page of a list has some hundred kilobytes, everything else far less. */
const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

/**
 * Opens Cloud KMS. Nothing is asked yet: health() says whether it is there.
 * @throws Misconfigured for keys of service accounts or plain text outside of development
 */
export async function openGcpKms(spec: GcpKmsBackend & OpenOptions, environment: BackendEnvironment): Promise<Backend> {
  const config = gcpKmsConfig(spec, environment.env);
  const calls = new GcpCalls(await client(config, environment), config.timeoutMs);
  const algorithms = gcpAlgorithms(config.rsaSigning);
  const nowMs = () => environment.nowMs();
  return {
    capabilities: gcpKmsCapabilities(config, algorithms),
    admin: new GcpKeyAdmin(calls, { ...config, algorithms }, nowMs),
    use: new GcpKeyUse(calls, algorithms),
    health: (signal) => gcpHealth(calls, config, nowMs, signal),
    [Symbol.asyncDispose]: () => calls.close(),
  };
}

/** The SDK is large: only who has such a backend loads it. */
async function client(config: GcpKmsConfig, environment: BackendEnvironment) {
  const [{ KeyManagementServiceClient }, { grpc }] = await Promise.all([
    // Of the package's nine clients, the one.
    import("@google-cloud/kms/build/src/v1/key_management_service_client.js"),
    import("google-gax"),
  ]);
  return new KeyManagementServiceClient({
    auth: await authOf(config, environment),
    apiEndpoint: config.host,
    port: config.port,
    fallback: false,
    // Whoever calls has the deadline and tries again.
    "grpc.enable_retries": 0,
    // The library would take whatever comes.
    "grpc.max_receive_message_length": MAX_ANSWER_BYTES,
    // A connection that a firewall forgot is noticed before a call waits for it.
    "grpc.keepalive_time_ms": 30_000,
    "grpc.keepalive_timeout_ms": 10_000,
    ...(config.plaintext ? { sslCreds: grpc.credentials.createInsecure() } : {}),
  });
}
