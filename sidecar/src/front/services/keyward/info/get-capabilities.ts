import type { AlgorithmRow } from "@keyward/core/algorithms/registry";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import type { ProfileLimits } from "@keyward/core/policy/profile";
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
    encode: ({ defaultHash, allowedHashes, issuers, sections }, _request, { profile }) => ({
      profile: refOf(profile),
      serverVersion: KEYWARD_VERSION,
      services: [...services],
      defaultHash,
      allowedHashes: [...allowedHashes],
      issuers: [...issuers],
      capabilities: sections.map(({ section, default: fallback, allowed }) => ({
        section,
        default: fallback,
        allowed: allowed.map(describe),
      })),
      mode: profile.mode,
      limits: describeLimits(profile.limits),
    }),
  });
}

function describe({ name, strengthBits, fips, postQuantum, source }: AlgorithmRow) {
  return { name, strengthBits, fips, postQuantum, source };
}

function describeLimits(limits: ProfileLimits) {
  const { maxMessageBytes, contexts, ephemeralKeys, namedKeys, unlimitedContexts } = limits;
  return {
    maxMessageBytes,
    contexts,
    ephemeralKeys,
    namedKeys,
    contextLifetimeMilliseconds: BigInt(limits.contextLifetimeMs),
    maxContextLifetimeMilliseconds: BigInt(limits.maxContextLifetimeMs),
    unlimitedContexts,
  };
}
