import { toJson } from "@bufbuild/protobuf";
import { TrustService, WatchTrustBundleResponseSchema } from "@keyward/proto/gen/keyward/v1/trust_pb";
import type { SocketClient } from "../client.ts";

/** A message of the stream, as protobuf's JSON: bytes are base64, what has its default is absent. */
export interface TrustLine {
  /** Milliseconds since 1970, when it had arrived. */
  readonly at: number;
  readonly bundle?: { readonly revision: string; readonly roots?: readonly string[]; readonly keyPolicy: string };
  readonly rootsChanged?: boolean;
  readonly earlierInvalid?: boolean;
}

/** Prints what is trusted of an authority, now and at each change. @param keyPolicy empty: the profile's issuer */
export async function trust(client: SocketClient, keyPolicy: string, print: (line: TrustLine) => void): Promise<void> {
  for await (const message of client.watch(TrustService.method.watchTrustBundle, { keyPolicy }))
    print({ at: Date.now(), ...(toJson(WatchTrustBundleResponseSchema, message) as Omit<TrustLine, "at">) });
}
