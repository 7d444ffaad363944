import type { protos } from "@google-cloud/kms";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { keyAlgorithmOf } from "../algorithms.ts";
import type { GcpCalls } from "../connection/calls.ts";
import { clusterFilter, ownerOf } from "../owner/owner-labels.ts";
import { type CryptoKey, describeFully, lastVersion } from "./key-description.ts";

/** The quota is everybody's in the project. */
const AT_ONCE = 8;
const KEYS_PER_PAGE = 500;

/** Keys whose version has ended are no keys any more: Google never forgets a CryptoKey. */
export async function* listKeys(
  calls: GcpCalls,
  keyRing: string,
  clusterId: string,
  signal: AbortSignal,
): AsyncGenerator<BackendKey> {
  for await (const page of pages(calls, keyRing, clusterId, signal)) {
    const ours = page.filter(({ labels }) => ownerOf(labels ?? {})?.clusterId === clusterId);
    for (let at = 0; at < ours.length; at += AT_ONCE) {
      const some = ours.slice(at, at + AT_ONCE);
      for (const key of await Promise.all(some.map((one) => describe(calls, one, signal))))
        if (key !== undefined) yield key;
    }
  }
}

async function describe(calls: GcpCalls, cryptoKey: CryptoKey, signal: AbortSignal): Promise<BackendKey | undefined> {
  const version = await lastVersion(calls, cryptoKey.name!, signal);
  if (version === undefined || version.state === "DESTROYED") return undefined;
  return keyAlgorithmOf(version.algorithm) && describeFully(calls, cryptoKey, version, signal);
}

async function* pages(
  calls: GcpCalls,
  parent: string,
  clusterId: string,
  signal: AbortSignal,
): AsyncGenerator<readonly CryptoKey[]> {
  let pageToken = "";
  do {
    const request = { parent, pageSize: KEYS_PER_PAGE, pageToken, filter: clusterFilter(clusterId) };
    const page = await calls.ask<protos.google.cloud.kms.v1.IListCryptoKeysResponse>(
      "listCryptoKeys",
      request,
      { parent },
      signal,
    );
    yield page.cryptoKeys ?? [];
    pageToken = page.nextPageToken ?? "";
  } while (pageToken !== "");
}
