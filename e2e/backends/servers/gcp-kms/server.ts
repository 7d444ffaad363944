import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import {
  loadPackageDefinition,
  Server,
  ServerCredentials,
  type ServiceClientConstructor,
  status,
  type UntypedServiceImplementation,
} from "@grpc/grpc-js";
import { fromJSON } from "@grpc/proto-loader";
import { adminMethods } from "./admin-methods.ts";
import { FaultPlan } from "./fault-plan.ts";
import { KeyRings } from "./key-rings.ts";
import { StatusFault } from "./status-fault.ts";
import { useMethods } from "./use-methods.ts";

export interface GcpKmsServer extends AsyncDisposable {
  /** Host and port; speaks without TLS. */
  readonly endpoint: string;
  readonly faults: FaultPlan;
}

type Method = (request: never) => object;

/**
 * A server of ours that speaks Google's published gRPC API, google.cloud.kms.v1.KeyManagementService, with real keys of node:crypto in
 * memory: Google has no emulator of it. What it does not have, it answers with UNIMPLEMENTED.
 */
export async function startGcpKms(ring: string, nowMs: () => number): Promise<GcpKmsServer> {
  const faults = new FaultPlan();
  const rings = new KeyRings([ring], nowMs);
  const methods: Readonly<Record<string, Method>> = { ...adminMethods(rings), ...useMethods(rings) };
  const server = new Server();
  server.addService(service(), implementation(methods, faults));
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error === null ? resolve(bound) : reject(error),
    );
  });
  return { endpoint: `127.0.0.1:${port}`, faults, [Symbol.asyncDispose]: async () => server.forceShutdown() };
}

/** The definition that Google ships with its own library. */
function service(): ServiceClientConstructor["service"] {
  const path = createRequire(import.meta.url).resolve("@google-cloud/kms/build/protos/protos.json");
  const definition = fromJSON(JSON.parse(readFileSync(path, "utf8")), {
    longs: String,
    enums: String,
    defaults: true,
    oneofs: true,
  });
  // biome-ignore lint/suspicious/noExplicitAny: what is loaded has no types
  const google = loadPackageDefinition(definition).google as any;
  return google.cloud.kms.v1.KeyManagementService.service;
}

function implementation(methods: Readonly<Record<string, Method>>, faults: FaultPlan): UntypedServiceImplementation {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      async (call: { request: unknown }, callback: (error: object | null, answer?: object) => void) => {
        try {
          await faults.before(name);
          const answer = method(call.request as never);
          callback(null, faults.tampers(name) ? tampered(answer) : answer);
        } catch (error) {
          const { code, message } =
            error instanceof StatusFault ? error : { code: status.INTERNAL, message: String(error) };
          callback({ code, details: message });
        }
      },
    ]),
  );
}

/** One bit of each field of bytes falls over on its way. */
function tampered(answer: object): object {
  return Object.fromEntries(
    Object.entries(answer).map(([field, value]) => {
      if (typeof value === "object" && value !== null && !(value instanceof Uint8Array))
        return [field, tampered(value)];
      if (!(value instanceof Uint8Array)) return [field, value];
      const bytes = Buffer.from(value);
      bytes[0]! ^= 1;
      return [field, bytes];
    }),
  );
}
