import { toBinary } from "@keyward/proto/light/encode";
import {
  GetTrustBundleRequestSchema,
  GetTrustBundleResponseSchema,
  type TrustBundleSchema,
  WatchTrustBundleRequestSchema,
  WatchTrustBundleResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/trust";
import type { InitOf } from "@keyward/proto/light/schema";
import { authorityOf, getTrustBundle } from "../../../../operations/trust/get-trust-bundle.ts";
import type { TrustBundle, TrustStore } from "../../../../trust/trust-store.ts";
import type { CallContext } from "../../../grpc/call/method.ts";
import { type BoundRow, row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export function trustRows(store: TrustStore): readonly BoundRow[] {
  return [get(store), watch(store)];
}

function get(store: TrustStore): BoundRow {
  return row({
    rpc: "GetTrustBundle",
    request: GetTrustBundleRequestSchema,
    response: GetTrustBundleResponseSchema,
    operation: getTrustBundle(store),
    profileOf: ownProfile,
    decode: ({ keyPolicy }) => ({ policy: keyPolicy }),
    encode: (bundle, _request, { profile }) => ({ bundle: encodeBundle(bundle), profile: refOf(profile) }),
  });
}

function watch(store: TrustStore): BoundRow {
  return [
    "WatchTrustBundle",
    ({ maxRequestBytes, read }, { holder }) => ({
      kind: "server-stream",
      maxRequestBytes,
      handle(bytes: Uint8Array, { signal }: CallContext) {
        const request = read(WatchTrustBundleRequestSchema, bytes);
        const policy = authorityOf(request.keyPolicy, ownProfile(request, holder.require()));
        return changes(store, policy, signal);
      },
    }),
  ];
}

async function* changes(store: TrustStore, policy: string, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for await (const { bundle, rootsChanged, earlierInvalid } of store.watch(policy, signal)) {
    const shown = rootsChanged ? bundle : { ...bundle, roots: [] };
    yield toBinary(WatchTrustBundleResponseSchema, { bundle: encodeBundle(shown), rootsChanged, earlierInvalid });
  }
}

function encodeBundle(bundle: TrustBundle): InitOf<typeof TrustBundleSchema> {
  const { policy: keyPolicy, revision, roots, intermediates } = bundle;
  return { keyPolicy, revision, roots: [...roots], intermediates: [...intermediates] };
}
