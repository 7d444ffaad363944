import type { MessageInitShape } from "@bufbuild/protobuf";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { CryptoDescriptorSchema, Metadata } from "@keyward/proto/gen/cryptobroker/cryptobroker_pb";
import type { Snapshot } from "../../../profile/holder.ts";

/** What every crypto-broker request has. */
interface Common {
  readonly profile: string;
  readonly metadata?: Metadata;
}

/** @throws INVALID_ARGUMENT for a name that no profile has */
export function profileOf({ profile }: Common, snapshot: Snapshot): Profile {
  const found = snapshot.byName.get(profile);
  if (found !== undefined) return found;
  throw new KeywardError("INVALID_ARGUMENT", `could not retrieve profile, err: there is no profile: ${profile}`);
}

/** The request's metadata with every field, unknown ones too, but without a deprecation: that is the server's to say. */
export function echo({ metadata }: { readonly metadata?: Metadata }): Metadata | undefined {
  return metadata === undefined ? undefined : { ...metadata, deprecation: undefined };
}

export function descriptor(
  profile: Profile,
  operation: string,
  algorithm: string,
): MessageInitShape<typeof CryptoDescriptorSchema> {
  return { profile: profile.name, operation, algorithm };
}

export function correlationOf({ metadata }: { readonly metadata?: Metadata }): string | undefined {
  return metadata?.traceContext?.correlationId;
}
