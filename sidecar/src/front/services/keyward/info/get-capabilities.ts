import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { GetCapabilitiesRequestSchema, GetCapabilitiesResponseSchema } from "@keyward/proto/light/gen/keyward/v1/info";
import { getCapabilities as operation } from "../../../../operations/info/get-capabilities.ts";
import { type BoundRow, row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

/** @param services full names of what the socket offers */
export function getCapabilities(services: readonly string[]): BoundRow {
  return row({
    rpc: "GetCapabilities",
    request: GetCapabilitiesRequestSchema,
    response: GetCapabilitiesResponseSchema,
    operation,
    profileOf: ownProfile,
    decode: () => ({}),
    encode: ({ defaultHash, allowedHashes, issuers }, _request, { profile }) => ({
      profile: refOf(profile),
      serverVersion: KEYWARD_VERSION,
      services: [...services],
      defaultHash,
      allowedHashes: [...allowedHashes],
      issuers: [...issuers],
    }),
  });
}
