import { createPublicKey } from "node:crypto";
import { checksumOf } from "./checksums.ts";
import { kindOf } from "./key-kinds.ts";
import type { KeyRings } from "./key-rings.ts";
import { invalid } from "./status-fault.ts";
import type { StoredVersion } from "./stored-key.ts";

const DEFAULT_WAIT_SECONDS = 30 * 86_400;
const PAGE = 100;

interface AdminRequest {
  readonly name: string;
  readonly parent: string;
  readonly filter: string;
  readonly pageSize: number;
  readonly pageToken: string;
  readonly publicKeyFormat: string;
  readonly cryptoKeyId: string;
  readonly skipInitialVersionCreation: boolean;
  readonly cryptoKey: {
    readonly purpose: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly versionTemplate: { readonly protectionLevel: string; readonly algorithm: string } | null;
    readonly destroyScheduledDuration: { readonly seconds: string | number } | null;
  };
  readonly cryptoKeyVersion: { readonly name: string; readonly state: string };
  readonly importJobId: string;
  readonly importJob: { readonly importMethod: string; readonly protectionLevel: string };
}

interface ImportRequest {
  readonly parent: string;
  readonly algorithm: string;
  readonly importJob: string;
  readonly wrappedKey: Uint8Array;
}

/** The methods that make keys and end them. Source: google/cloud/kms/v1/service.proto */
export function adminMethods(rings: KeyRings) {
  return {
    GetKeyRing: ({ name }: AdminRequest) => ({ name: rings.requireRing(name) }),
    CreateCryptoKey: (request: AdminRequest) => createCryptoKey(rings, request),
    GetCryptoKey: ({ name }: AdminRequest) => rings.key(name).toMessage(),
    ListCryptoKeys: ({ parent, filter, ...page }: AdminRequest) => {
      const { items, nextPageToken } = pageOf(rings.keysIn(rings.requireRing(parent), filter), page);
      return { cryptoKeys: items.map((key) => key.toMessage()), nextPageToken };
    },
    ListCryptoKeyVersions: ({ parent, ...page }: AdminRequest) => {
      const { items, nextPageToken } = pageOf(rings.key(parent).versions, page);
      return { cryptoKeyVersions: items.map((version) => version.toMessage()), nextPageToken };
    },
    GetCryptoKeyVersion: ({ name }: AdminRequest) => rings.version(name).toMessage(),
    GetPublicKey: ({ name, publicKeyFormat }: AdminRequest) => publicKey(rings.version(name), publicKeyFormat),
    UpdateCryptoKeyVersion: ({ cryptoKeyVersion: { name, state } }: AdminRequest) => {
      rings.version(name).setState(state);
      return rings.version(name).toMessage();
    },
    DestroyCryptoKeyVersion: ({ name }: AdminRequest) => {
      rings.version(name).scheduleEnd(rings.key(name.split("/cryptoKeyVersions/")[0]!).waitMs);
      return rings.version(name).toMessage();
    },
    RestoreCryptoKeyVersion: ({ name }: AdminRequest) => {
      rings.version(name).restore();
      return rings.version(name).toMessage();
    },
    CreateImportJob: ({ parent, importJobId, importJob }: AdminRequest) =>
      rings.createJob(rings.requireRing(parent), importJobId, importJob).toMessage(),
    GetImportJob: ({ name }: AdminRequest) => rings.job(name).toMessage(),
    ImportCryptoKeyVersion: (request: ImportRequest) => importVersion(rings, request),
  };
}

function createCryptoKey(rings: KeyRings, request: AdminRequest): object {
  const { parent, cryptoKeyId, cryptoKey, skipInitialVersionCreation } = request;
  const { purpose, labels, versionTemplate, destroyScheduledDuration } = cryptoKey;
  if (versionTemplate === null) throw invalid("versionTemplate is required.");
  const waitMs = Number(destroyScheduledDuration?.seconds ?? DEFAULT_WAIT_SECONDS) * 1000;
  const name = "";
  const wish = { name, purpose, labels, template: versionTemplate, waitMs };
  const key = rings.createKey(rings.requireRing(parent), cryptoKeyId, wish);
  if (!skipInitialVersionCreation) key.generateVersion();
  return key.toMessage();
}

function publicKey({ key, name, algorithm, protectionLevel }: StoredVersion, publicKeyFormat: string): object {
  const isRaw = algorithm.startsWith("PQ_");
  if (isRaw !== (publicKeyFormat === "NIST_PQC"))
    throw invalid(`${name} has no public key of format ${publicKeyFormat}.`);
  const object = createPublicKey(key);
  const data = isRaw
    ? (object.export({ format: "raw-public" } as never) as unknown as Buffer)
    : Buffer.from(object.export({ type: "spki", format: "pem" }));
  return { name, algorithm, protectionLevel, publicKeyFormat, publicKey: { data, crc32cChecksum: checksumOf(data) } };
}

function importVersion(rings: KeyRings, { parent, algorithm, importJob, wrappedKey }: ImportRequest): object {
  const key = rings.key(parent);
  const kind = kindOf(algorithm, key.purpose);
  const job = rings.job(importJob);
  const version = key.addVersion(algorithm);
  try {
    version.generated(kind.read(job.unwrap(wrappedKey)));
  } catch {
    version.failed();
  }
  return version.toMessage();
}

function pageOf<T>(
  items: readonly T[],
  { pageSize, pageToken }: Pick<AdminRequest, "pageSize" | "pageToken">,
): { readonly items: readonly T[]; readonly nextPageToken: string } {
  const from = Number(pageToken || 0);
  const to = from + (pageSize > 0 ? Math.min(pageSize, PAGE) : PAGE);
  return { items: items.slice(from, to), nextPageToken: to < items.length ? String(to) : "" };
}
