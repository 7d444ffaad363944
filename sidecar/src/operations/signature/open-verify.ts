import { HashState } from "@keyward/core/crypto/hash/hash-state";
import { verifyCompositeDigest } from "@keyward/core/crypto/signature/composite";
import { VerifyingStream } from "@keyward/core/crypto/signature/message-stream";
import { assertOptions } from "@keyward/core/crypto/signature/options";
import type { Soon, Verifier } from "@keyward/core/crypto/signature/scheme";
import { verify } from "@keyward/core/crypto/signature/signature";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { MESSAGE_BUDGET } from "../../contexts/byte-budget.ts";
import type { CryptoContext, FinishInput, FinishOutput } from "../../contexts/crypto-context.ts";
import { DigestContext } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import type { Caller } from "../../identity/caller.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { anyHolds, VerifyingStreams } from "./any-version.ts";
import { assertApprovedSalt } from "./checks.ts";
import { verifyDigest } from "./digest/digests.ts";
import { judgeNext, type Opened } from "./judge-next.ts";
import { startPreHash } from "./pre-hash.ts";
import { SIGNATURE_FAMILY } from "./signature-family.ts";
import type { SignatureInput } from "./signature-input.ts";
import { endsOnTheSpot } from "./stream-place.ts";
import { WholeMessage } from "./whole-message.ts";

export interface VerifyBeginInput extends SignatureInput {
  /** Undefined: it comes with the end. */
  readonly signature: Uint8Array | undefined;
}

/** Begins the verification of a message in parts. */
export const openVerify = keyed<VerifyBeginInput, CryptoContext>({
  name: "OpenVerify",
  permission: "verify",
  keyOf: ({ key }) => key,
  checks: [],
  run(input, key, call) {
    const { profile } = call;
    const row = chooseAlgorithm(SIGNATURE_FAMILY, input.algorithm, key, profile);
    const options = { ...input.options, context: Uint8Array.from(input.options.context) };
    assertOptions(row, options);
    assertApprovedSalt(row, options, profile);
    const given = input.signature && Uint8Array.from(input.signature);
    const opened = { ref: input.key, key, usage: "verify", row, profile } as const;
    const verifiers = [key, ...(key.others ?? [])].map(({ material }) => material as Verifier);
    return openFor({ ...opened, verifiers, options, given }, call);
  },
});

interface Verification extends Opened {
  /** Of each version of the key, in the order in which they are tried. */
  readonly verifiers: readonly Verifier[];
  readonly options: SignatureInput["options"];
  readonly given: Uint8Array | undefined;
}

function openFor(of: Verification, { caller }: Call): CryptoContext {
  const { row, verifiers, options, profile } = of;
  if (row.composite !== undefined) return openComposite(of);
  if (row.hash === undefined) {
    const start = () => new WholeMessage(row.name, profile, MESSAGE_BUDGET.of(caller));
    return contextOf(of, start, (state, signature) =>
      anyHolds(verifiers, (material) => verify(row, material, state.end(), signature, options)),
    );
  }
  if (!endsOnTheSpot(row, row.verifying, profile)) return openDigest(of, caller);
  const start = () => new VerifyingStreams(verifiers.map((material) => new VerifyingStream(row, material, options)));
  return contextOf(of, start, (state, signature) => state.end(signature));
}

/** What would hold the event loop at its end is verified as a digest, beside it. */
function openDigest(of: Verification, caller: Caller): CryptoContext {
  const { row, verifiers, options } = of;
  const start = () => new HashState(row.hash!, row.hash!.digestBytes);
  return contextOf(of, start, (state, signature) => {
    const digest = state.final();
    return anyHolds(verifiers, ({ publicKeys: [key] }) => verifyDigest(row, key!, digest, signature, options, caller));
  });
}

function openComposite(of: Verification): CryptoContext {
  const { row, verifiers, options } = of;
  const start = () => startPreHash(row.composite!);
  return contextOf(of, start, (state, signature) => {
    const digest = state.final();
    return anyHolds(verifiers, (material) =>
      verifyCompositeDigest(row.composite!, material, digest, signature, options.context),
    );
  });
}

function contextOf<S extends { update(data: Uint8Array): void }>(
  of: Verification,
  start: () => S,
  verdictOf: (state: S, signature: Uint8Array) => Soon<boolean>,
): CryptoContext {
  const end = async (state: S, { expected }: FinishInput): Promise<FinishOutput> => {
    const signature = expected ?? of.given;
    if (signature === undefined) {
      throw new KeywardError("INVALID_ARGUMENT", "there is no signature to verify; set expected");
    }
    return { valid: await verdictOf(state, signature) };
  };
  return new DigestContext({
    kind: "verify",
    algorithm: of.row.name,
    judge: (next) => judgeNext(of, next),
    start,
    end,
  });
}
