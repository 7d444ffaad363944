import { setTimeout as sleep } from "node:timers/promises";
import { toJson } from "@bufbuild/protobuf";
import { TrustService, WatchTrustBundleResponseSchema } from "@keyward/proto/gen/keyward/v1/trust_pb";
import { CallError, type SocketClient } from "../client.ts";

/** A message of the stream, as protobuf's JSON: bytes are base64, what has its default is absent. */
export interface TrustLine {
  /** Milliseconds since 1970, when it had arrived. */
  readonly at: number;
  readonly bundle?: { readonly revision: string; readonly roots?: readonly string[]; readonly keyPolicy: string };
  readonly rootsChanged?: boolean;
  readonly earlierInvalid?: boolean;
}

/** google.rpc.Code: the operator has not told the sidecar yet. */
const NOT_FOUND = 5;
const RETRY_MS = 200;

/** Prints what is trusted of an authority, now and at each change. @param keyPolicy empty: the profile's issuer */
export async function trust(client: SocketClient, keyPolicy: string, print: (line: TrustLine) => void): Promise<void> {
  while (!(await isWatched(client, keyPolicy, print))) await sleep(RETRY_MS);
}

/** @returns false where nothing is there yet that could be watched */
async function isWatched(client: SocketClient, keyPolicy: string, print: (line: TrustLine) => void): Promise<boolean> {
  try {
    for await (const message of client.watch(TrustService.method.watchTrustBundle, { keyPolicy }))
      print({ at: Date.now(), ...(toJson(WatchTrustBundleResponseSchema, message) as Omit<TrustLine, "at">) });
    return true;
  } catch (error) {
    if (error instanceof CallError && error.code === NOT_FOUND) return false;
    throw error;
  }
}
