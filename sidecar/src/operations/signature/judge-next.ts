import type { KeyUsage } from "@keyward/core/algorithms/key-usage";
import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Profile } from "@keyward/core/policy/profile";
import type { Call } from "../../dispatch/operation.ts";
import { isBoundToFips } from "../../fips/fips-state.ts";
import type { Key } from "../../keys/key.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireStillGranted } from "../../keys/require-key.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { SIGNATURE_FAMILY } from "./signature-family.ts";

/** What a context that signs or verifies was opened with. */
export interface Opened {
  readonly ref: KeyRef;
  readonly key: Key;
  readonly usage: KeyUsage;
  readonly row: SignatureAlgorithm;
  readonly profile: Profile;
}

/**
 * Judges the next message of a context by the call that begins it.
 * @throws what opening throws; FAILED_PRECONDITION where FIPS mode came or went, which decides how a context computes
 */
export function judgeNext({ ref, key, usage, row, profile }: Opened, next: Call): void {
  requireStillGranted(next, ref, key, usage);
  chooseAlgorithm(SIGNATURE_FAMILY, row.name, key, next.profile);
  if (isBoundToFips(next.profile) === isBoundToFips(profile)) return;
  const text = `profile ${next.profile.name} has another mode since this context was opened; open another context`;
  throw new KeywardError("FAILED_PRECONDITION", text);
}
