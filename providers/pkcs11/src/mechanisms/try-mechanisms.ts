import { randomBytes } from "node:crypto";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import { TOKEN_ALGORITHMS } from "../algorithms.ts";
import { hasMechanism, type Tried } from "../capabilities.ts";
import { openWrapped } from "../keys/export-key.ts";
import { privateTemplate, publicTemplate } from "../keys/templates.ts";
import type { Mechanism, OpenFacts, SessionPair, Template, WrappedOnce } from "../program/protocol.ts";
import type { Token } from "../token/token.ts";
import { CKA, CKK, CKM, CKO } from "./cryptoki.ts";
import { type Oaep, oaepMechanism } from "./oaep.ts";
import { pssMechanism, TOKEN_HASHES } from "./signing.ts";
import type { TokenProfile } from "./token-profile.ts";
import { sessionPart, TRIAL, TRIED } from "./trial-key.ts";
import { findUnwrapping } from "./try-unwrapping.ts";

/**
 * Finds out what a list of mechanisms does not say: with which hashes a token does PSS and OAEP. It is asked with a public key that is in
 * it for the length of the question. Where it takes no such key, its list is believed.
 */
export async function tryMechanisms(
  token: Token,
  profile: TokenProfile,
  facts: OpenFacts,
  signal: AbortSignal,
): Promise<Tried> {
  const refused = new Set<string>();
  const takes = async (how: "encrypt" | "verify", mechanism: Mechanism) =>
    (await token.call("tries", () => ({ how, mechanism, publicKey: PUBLIC_KEY }), signal)) !== false;
  for (const algorithm of SIGNATURES.values()) {
    if (algorithm.scheme !== "rsa-pss") continue;
    const known = TOKEN_HASHES.has(algorithm.hash?.name ?? "") && hasMechanism(facts, CKM.rsaPss);
    if (!known || !(await takes("verify", pssMechanism(algorithm)))) refused.add(algorithm.name);
  }
  const oaep = await oaepOf(facts, (hash) => takes("encrypt", oaepMechanism(hash)));
  if (oaep === "none") for (const { name } of ASYMMETRIC_CIPHERS.values()) refused.add(name);
  // What a key was made for is kept in its record, and a label is too short for that.
  const pair = profile.ownerIn === "object" ? trialPair(facts) : undefined;
  const switches = pair !== undefined && (await trySwitch(token, pair, signal));
  const wrapping = pair && (await findWrapping(token, facts, pair, signal));
  const unwrapping = pair && (await findUnwrapping(token, facts, signal));
  return { refused, oaep, switches, wrapping, unwrapping };
}

/** On P-256, for one session: a token that makes none is asked neither to disable keys nor to let them out or in. */
function trialPair(facts: OpenFacts): SessionPair | undefined {
  const algorithm = TOKEN_ALGORITHMS.get(TRIED)!;
  const { generation, needs, size } = algorithm;
  if (!hasMechanism(facts, generation, size) || !needs.every((need) => hasMechanism(facts, need))) return undefined;
  const spec = { algorithm: TRIED, usages: parseUsages(["sign", "verify"]), exportable: true };
  return {
    generation: { mechanism: generation },
    publicKey: sessionPart(publicTemplate(algorithm, spec, TRIAL)),
    privateKey: sessionPart(privateTemplate(algorithm, spec, TRIAL)),
  };
}

function trySwitch(token: Token, pair: SessionPair, signal: AbortSignal): Promise<boolean> {
  const data = randomBytes(TOKEN_ALGORITHMS.get(TRIED)!.size / 8);
  return token.call("triesSwitch", () => ({ pair, signing: { mechanism: CKM.ecdsa }, data }), signal);
}

/** The older number is what tokens give either padding: what comes out is opened, and only RFC 5649 will do. */
async function findWrapping(token: Token, facts: OpenFacts, pair: SessionPair, signal: AbortSignal) {
  if (!hasMechanism(facts, CKM.aesKeyGen)) return undefined;
  for (const mechanism of [CKM.aesKeyWrapKwp, CKM.aesKeyWrapPad]) {
    if (!hasMechanism(facts, mechanism)) continue;
    const out = await token.call("triesWrap", () => ({ pair, mechanism: { mechanism } }), signal);
    if (out !== undefined && opens(out)) return mechanism;
  }
  return undefined;
}

function opens(out: WrappedOnce): boolean {
  try {
    using _ = openWrapped(TRIED, out, undefined);
    return true;
  } catch {
    return false;
  }
}

async function oaepOf(facts: OpenFacts, takes: (hash: string) => Promise<boolean>): Promise<Oaep> {
  if (hasMechanism(facts, CKM.rsaOaep)) {
    const answers = [];
    for (const hash of TOKEN_HASHES.keys()) answers.push(await takes(hash));
    if (answers.every((answer) => answer)) return "in-token";
  }
  return hasMechanism(facts, CKM.rsaX509) ? "after-token" : "none";
}

/** Nobody's: the modulus of RSA-2048, a number of the RSA factoring challenge. */
const MODULUS =
  "c7970ceedcc3b0754490201a7aa613cd73911081c790f5f1a8726f463550bb5b7ff0db8e1ea1189ec72f93d1650011bd721aeeacc2acde32a04107f0648c2813" +
  "a31f5b0b7765ff8b44b4b6ffc93384b646eb09c7cf5e8592d40ea33c80039f35b4f14a04b51f7bfd781be4d1673164ba8eb991c2c4d730bbbe35f592bdef524a" +
  "f7e8daefd26c66fc02c479af89d64d373f442709439de66ceb955f3ea37d5159f6135809f85334b5cb1813addc80cd05609f10ac6a95ad65872c909525bdad32" +
  "bc729592642920f24c61dc5b3c3b7923e56b16a4d9d373d8721f24a3fc0f1b3131f55615172866bccc30f95054c824e733a5eb6817f7bc16399d48c6361cc7e5";

const PUBLIC_KEY: Template = [
  { type: CKA.class, value: CKO.publicKey },
  { type: CKA.keyType, value: CKK.rsa },
  { type: CKA.modulus, value: Buffer.from(MODULUS, "hex") },
  { type: CKA.publicExponent, value: Uint8Array.of(1, 0, 1) },
  { type: CKA.encrypt, value: true },
  { type: CKA.verify, value: true },
];
