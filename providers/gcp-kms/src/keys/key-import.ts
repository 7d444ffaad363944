import type { protos } from "@google-cloud/kms";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { WrappingMethod } from "@keyward/core/backend/capabilities";
import type { ImportTicket, KeySpec, WrappedKey } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { decodePem } from "@keyward/core/text/pem";
import { choiceOf, requireAlgorithm, unsupported } from "../algorithms.ts";
import type { GcpCalls } from "../connection/calls.ts";
import { present } from "../connection/integrity.ts";
import { until } from "../connection/patience.ts";
import { ALREADY_EXISTS, hasCode } from "../errors.ts";
import type { KeyPlace } from "./key-creation.ts";
import { hasFailed, isPending, msOf, type Version, versionOf } from "./key-description.ts";
import { importJobId } from "./key-names.ts";

type ImportJob = protos.google.cloud.kms.v1.IImportJob;

const METHODS: ReadonlyMap<WrappingMethod, string> = new Map([
  ["RSA-OAEP-SHA256", "RSA_OAEP_4096_SHA256"],
  ["RSA-AES-KWP-SHA256", "RSA_OAEP_4096_SHA256_AES_256"],
]);
const JOB_NAME = /^projects\/[^/]{1,64}\/locations\/[^/]{1,64}\/keyRings\/[^/]{1,64}\/importJobs\/[a-zA-Z0-9_-]{1,63}$/;
const MAX_WRAPPED_BYTES = 8192;

/** @throws Unsupported where Google takes no material of that kind under that wrapping */
export function requireImport({ algorithms }: KeyPlace, { algorithm }: KeySpec, method: WrappingMethod): string {
  const importMethod = METHODS.get(method);
  if (importMethod === undefined) throw unsupported(`import by ${method}; it has ${[...METHODS.keys()].join(", ")}`);
  if (requireAlgorithm(algorithms, algorithm).rawPublicKey) throw unsupported(`import of ${algorithm} keys`);
  if (algorithm.startsWith("RSA-") && method === "RSA-OAEP-SHA256") {
    throw unsupported(
      `import of ${algorithm} keys by ${method}, as RSA encrypts nothing so long; take RSA-AES-KWP-SHA256`,
    );
  }
  return importMethod;
}

/** Makes an import job, or finds today's, and waits for its wrapping key. */
export async function importTicket(
  calls: GcpCalls,
  { keyRing, protectionLevel }: KeyPlace,
  { owner, method, nowMs }: { readonly owner: KeyOwner; readonly method: WrappingMethod; readonly nowMs: number },
  signal: AbortSignal,
): Promise<ImportTicket> {
  const importJobIdText = importJobId(owner, method, nowMs);
  const name = `${keyRing}/importJobs/${importJobIdText}`;
  const importJob = { importMethod: METHODS.get(method)!, protectionLevel };
  const request = { parent: keyRing, importJobId: importJobIdText, importJob };
  const isThere = (thrown: unknown) => hasCode(thrown, ALREADY_EXISTS);
  await calls.ask("createImportJob", request, { parent: keyRing }, signal, isThere).catch((thrown) => {
    if (!isThere(thrown)) throw thrown;
  });
  const job = await until("making the import job", () => activeJob(calls, name, signal), signal);
  const { bytes: wrappingKey } = decodePem(present("GetImportJob", job.publicKey?.pem));
  return { method, wrappingKey, token: name, endsAtMs: msOf(job.expireTime) };
}

async function activeJob(calls: GcpCalls, name: string, signal: AbortSignal): Promise<ImportJob | undefined> {
  const job = await calls.ask<ImportJob>("getImportJob", { name }, { name }, signal);
  if (job.state === "EXPIRED")
    throw new BackendError("Rejected", `import job ${name} has ended; begin the import again tomorrow`);
  return job.state === "ACTIVE" ? job : undefined;
}

/** @throws Rejected if the material does not unwrap to a key of that algorithm */
export async function importVersion(
  calls: GcpCalls,
  { algorithms }: KeyPlace,
  cryptoKeyName: string,
  { spec, ticket, wrapped }: { readonly spec: KeySpec; readonly ticket: ImportTicket; readonly wrapped: WrappedKey },
  signal: AbortSignal,
): Promise<Version> {
  assertImport(ticket, wrapped);
  const request = {
    parent: cryptoKeyName,
    algorithm: choiceOf(algorithms, spec).name,
    importJob: ticket.token,
    wrappedKey: wrapped.bytes,
  };
  const begun = await calls.ask<Version>("importCryptoKeyVersion", request, { parent: cryptoKeyName }, signal);
  const name = present("ImportCryptoKeyVersion", begun.name);
  const look = async () => {
    const version = present("GetCryptoKeyVersion", await versionOf(calls, name, signal));
    return isPending(version) ? undefined : version;
  };
  const version = await until("the import", look, signal);
  if (!hasFailed(version)) return version;
  throw new BackendError(
    "Rejected",
    `the wrapped key does not open to a key of ${spec.algorithm}; wrap it again under a new ticket`,
  );
}

function assertImport({ token }: ImportTicket, { bytes }: WrappedKey): void {
  if (!JOB_NAME.test(token)) {
    throw new BackendError(
      "Rejected",
      "the ticket's token is none that beginImport of Cloud KMS gave; begin the import again",
    );
  }
  if (bytes.length > 0 && bytes.length <= MAX_WRAPPED_BYTES) return;
  throw new BackendError("Rejected", `a wrapped key has 1 to ${MAX_WRAPPED_BYTES} bytes, not ${bytes.length}`);
}
