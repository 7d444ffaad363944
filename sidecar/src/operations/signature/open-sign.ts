import type { SignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { HashState } from "@keyward/core/crypto/hash/hash-state";
import type { PairMaterial } from "@keyward/core/crypto/key/key-material";
import { signCompositeDigest } from "@keyward/core/crypto/signature/composite";
import { SigningStream } from "@keyward/core/crypto/signature/message-stream";
import { assertOptions } from "@keyward/core/crypto/signature/options";
import { sign } from "@keyward/core/crypto/signature/signature";
import type { CryptoContext, FinishInput, FinishOutput } from "../../contexts/crypto-context.ts";
import { DigestContext, expectNothing } from "../../contexts/digest-context.ts";
import { keyed } from "../../dispatch/keyed.ts";
import type { Call } from "../../dispatch/operation.ts";
import { chooseAlgorithm } from "../algorithm-choice.ts";
import { keyIsAPair } from "./checks.ts";
import { signDigest } from "./digest/digests.ts";
import { startPreHash } from "./pre-hash.ts";
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
    return openFor(row, key.material as PairMaterial, options, call);
  },
});

type Options = SignatureInput["options"];

function openFor(row: SignatureAlgorithm, pair: PairMaterial, options: Options, call: Call): CryptoContext {
  if (row.composite !== undefined) return openComposite(row, pair, options);
  if (row.hash === undefined || signsWholeMessages(pair)) return openWhole(row, pair, options, call);
  if (!endsOnTheSpot(row, row.signing, call.profile)) return openDigest(row, pair, options);
  return contextOf(
    row,
    () => new SigningStream(row, pair, options),
    (state) => state.end(),
  );
}

/** OpenSSL pads by itself with an RSA key that has parameters; in parts, Node 26 cannot tell it how in FIPS mode. */
function signsWholeMessages({ privateKeys: [key] }: PairMaterial): boolean {
  return key!.asymmetricKeyType === "rsa-pss";
}

/** What would hold the event loop at its end is signed as a digest, beside it. */
function openDigest(row: SignatureAlgorithm, { privateKeys }: PairMaterial, options: Options): CryptoContext {
  const start = () => new HashState(row.hash!, row.hash!.digestBytes);
  return contextOf(row, start, (state) => signDigest(row, privateKeys[0]!, state.final(), options));
}

function openComposite(row: SignatureAlgorithm, pair: PairMaterial, { context }: Options): CryptoContext {
  const start = () => startPreHash(row.composite!);
  return contextOf(row, start, (state) => signCompositeDigest(row.composite!, pair, state.final(), context));
}

function openWhole(
  row: SignatureAlgorithm,
  pair: PairMaterial,
  options: Options,
  { profile, heavy }: Call,
): CryptoContext {
  const signed = async (message: Uint8Array) => sign(row, pair, message, options);
  return contextOf(
    row,
    () => new WholeMessage(row.name, profile),
    (state) => (row.signing === "heavy" ? heavy.run(() => signed(state.end())) : signed(state.end())),
  );
}

function contextOf<S extends { update(data: Uint8Array): void }>(
  { name: algorithm }: SignatureAlgorithm,
  start: () => S,
  signatureOf: (state: S) => Uint8Array | Promise<Uint8Array>,
): CryptoContext {
  const end = async (state: S, finish: FinishInput): Promise<FinishOutput> => {
    expectNothing(KIND, finish);
    return { output: await signatureOf(state) };
  };
  return new DigestContext({ kind: KIND, algorithm, start, end });
}
