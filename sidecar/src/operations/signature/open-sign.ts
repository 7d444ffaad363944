import { HashState } from "@keyward/core/crypto/hash/hash-state";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { signCompositeDigest } from "@keyward/core/crypto/signature/composite";
import { SigningStream } from "@keyward/core/crypto/signature/message-stream";
import { assertOptions } from "@keyward/core/crypto/signature/options";
import { sign } from "@keyward/core/crypto/signature/signature";
import { MESSAGE_BUDGET } from "../../contexts/byte-budget.ts";
import type { CryptoContext, FinishInput, FinishOutput } from "../../contexts/crypto-context.ts";
import { DigestContext, expectNothing } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import { type Call, patienceOf } from "../../dispatch/operation.ts";
import { POOL_LANE } from "../../fairness/pool-lane.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { assertApprovedSalt, keyIsAPair } from "./checks.ts";
import { signDigest } from "./digest/digests.ts";
import { judgeNext, type Opened } from "./judge-next.ts";
import { startPreHash } from "./pre-hash.ts";
import { assertServedRemotely, type RemoteSigning, signInput } from "./remote-signature.ts";
import { SIGNATURE_FAMILY } from "./signature-family.ts";
import type { SignatureInput } from "./signature-input.ts";
import { endsOnTheSpot } from "./stream-place.ts";
import { WholeMessage } from "./whole-message.ts";

const KIND = "sign";

/** Begins a signature of a message in parts. */
export const openSign = keyed<SignatureInput, CryptoContext>({
  name: "OpenSign",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [keyIsAPair],
  run(input, key, call) {
    const row = chooseAlgorithm(SIGNATURE_FAMILY, input.algorithm, key, call.profile);
    const options = { ...input.options, context: Uint8Array.from(input.options.context) };
    assertOptions(row, options);
    assertApprovedSalt(row, options, call.profile);
    const { profile } = call;
    const opened = { ref: input.key, key, usage: "sign", row, profile } as const;
    const { material } = key;
    if (material.kind === "remote") return openRemote({ ...opened, use: material.use, options }, call);
    return openFor({ ...opened, pair: material as PairMaterial, options }, call);
  },
});

interface Signing extends Opened {
  readonly pair: PairMaterial;
  readonly options: SignatureInput["options"];
}

function openFor(of: Signing, call: Call): CryptoContext {
  const { row, pair, options, profile } = of;
  if (row.composite !== undefined) return openComposite(of);
  if (row.hash === undefined || signsWholeMessages(pair)) return openWhole(of, call);
  if (!endsOnTheSpot(row, row.signing, profile)) return openDigest(of, call);
  return contextOf(
    of,
    () => new SigningStream(row, pair, options),
    (state) => state.end(),
  );
}

/** OpenSSL pads by itself with an RSA key that has parameters; in parts, Node 26 cannot tell it how in FIPS mode. */
function signsWholeMessages({ privateKeys: [key] }: PairMaterial): boolean {
  return key!.asymmetricKeyType === "rsa-pss";
}

/** What would hold the event loop at its end is signed as a digest, beside it. */
function openDigest(of: Signing, { caller }: Call): CryptoContext {
  const { row, pair, options } = of;
  const start = () => new HashState(row.hash!, row.hash!.digestBytes);
  return contextOf(of, start, (state) => signDigest(row, pair.privateKeys[0]!, state.final(), options, caller));
}

function openComposite(of: Signing): CryptoContext {
  const { row, pair, options } = of;
  const start = () => startPreHash(row.composite!);
  return contextOf(of, start, (state) => signCompositeDigest(row.composite!, pair, state.final(), options.context));
}

function openWhole(of: Signing, { caller, heavy }: Call): CryptoContext {
  const { row, pair, options, profile } = of;
  const signed = async (message: Uint8Array) => sign(row, pair, message, options);
  const lane = row.signing === "heavy" ? heavy : POOL_LANE.of(caller);
  return contextOf(
    of,
    () => new WholeMessage(row.name, profile, MESSAGE_BUDGET.of(caller)),
    (state) => (row.signing === "here" ? signed(state.end()) : lane.run(() => signed(state.end()))),
  );
}

/** Hashed here where the backend takes digests; else kept, and sent as a whole. */
function openRemote(of: Opened & RemoteSigning, call: Call): CryptoContext {
  const { row, use, profile } = of;
  assertServedRemotely(of);
  const patience = (last: Call | undefined) => patienceOf(last ?? { caller: call.caller });
  if (use.signsDigests && row.hash !== undefined) {
    const start = () => new HashState(row.hash!, row.hash!.digestBytes);
    return contextOf(of, start, (state, last) =>
      signInput(of, { kind: "digest", bytes: state.final() }, patience(last)),
    );
  }
  const start = () => new WholeMessage(row.name, profile, MESSAGE_BUDGET.of(call.caller));
  return contextOf(of, start, (state, last) => {
    return signInput(of, { kind: "message", bytes: Uint8Array.from(state.end()) }, patience(last));
  });
}

function contextOf<S extends { update(data: Uint8Array): void }>(
  of: Opened,
  start: () => S,
  signatureOf: (state: S, call: Call | undefined) => Uint8Array | Promise<Uint8Array>,
): CryptoContext {
  const end = async (state: S, finish: FinishInput, call?: Call): Promise<FinishOutput> => {
    expectNothing(KIND, finish);
    return { output: await signatureOf(state, call) };
  };
  return new DigestContext({ kind: KIND, algorithm: of.row.name, judge: (next) => judgeNext(of, next), start, end });
}
