import type { Patience } from "@keyward/core/crypto/key/material/remote-use";
import type { Profile } from "@keyward/core/policy/profile";
import type { Verdict } from "@keyward/core/policy/verdict";
import type { BulkFolders } from "../bulk/files/bulk-folder.ts";
import type { FairLane } from "../fairness/fair-lane.ts";
import type { Caller } from "../identity/caller.ts";
import type { Connection } from "../identity/connection.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { KeySource } from "../keys/port.ts";
import type { SelfTestReport } from "../self-test/self-tests.ts";

/** What an operation may know of its call. The profile is the one that was in force when the call began. */
export interface Call {
  readonly profile: Profile;
  readonly caller: Caller;
  readonly connection: Connection;
  /** CA keys of KeyPolicies, for certificates. */
  readonly keys: KeySource;
  /** Every other key. */
  readonly ring: KeyRing;
  /** For work that takes a thread of the pool for long. */
  readonly heavy: FairLane;
  /** Where callers' files lie; undefined: nobody has a folder. */
  readonly bulk?: BulkFolders | undefined;
  /** What the self-tests of this start found; no report while they run. */
  readonly selfTests: { readonly report: SelfTestReport | undefined };
  /** Milliseconds since 1970 at the beginning of the call. */
  readonly nowMs: number;
  /** How long the caller waits, for what must be asked for elsewhere; undefined: the wire does not tell. */
  readonly waiting?: Waiting | undefined;
}

/** A caller that waits: what asks for either pays for it, as most calls end without anyone asking. */
export interface Waiting {
  /** Aborts when the caller has left, or waited as long as it wants to; its reason is a KeywardError. */
  readonly signal: AbortSignal;
  /** Monotonic; undefined: the caller named no end. */
  readonly deadlineMs: number | undefined;
}

/** What operations that are done elsewhere are told of their caller. */
export function patienceOf({ waiting, caller }: Pick<Call, "waiting" | "caller">): Patience {
  return { signal: waiting?.signal, deadlineMs: waiting?.deadlineMs, container: caller.container };
}

/** A rule as a function with a sentence for a name; pure. */
export type Check<I> = (input: I, call: Call) => Verdict;

/** One thing that Keyward can do, whatever wire asked for it: the checks are its policy, in the order in which they speak. */
export interface Operation<I, O> {
  readonly name: string;
  readonly checks: readonly Check<I>[];
  run(input: I, call: Call): O | Promise<O>;
}
