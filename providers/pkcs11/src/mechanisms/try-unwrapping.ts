import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { BackendError, type BackendFault } from "@keyward/core/backend/backend-error";
import { exportKey } from "@keyward/core/crypto/key/export-key";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { verify } from "@keyward/core/crypto/signature/signature";
import { Secret } from "@keyward/core/secret/secret";
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from "../algorithms.ts";
import { hasMechanism } from "../capabilities.ts";
import { incomingTemplate } from "../keys/templates.ts";
import { wrapOnce } from "../keys/wrap-once.ts";
import type { OpenFacts, SigningTrial } from "../program/protocol.ts";
import type { Token } from "../token/token.ts";
import { CKM } from "./cryptoki.ts";
import { planSigning, type Signing } from "./signing.ts";
import { sessionPart, TRIAL, TRIED } from "./trial-key.ts";

const MESSAGE = Buffer.from("keyward.dev: a key that comes in");
/** What a token says that does not do something; of anything else nothing follows. */
const REFUSALS: ReadonlySet<BackendFault> = new Set(["Unsupported", "Denied", "Rejected", "BadAnswer"]);

/** @returns the mechanism by which keys come in; undefined: by none that there is */
export async function findUnwrapping(token: Token, facts: OpenFacts, signal: AbortSignal): Promise<number | undefined> {
  const algorithm = TOKEN_ALGORITHMS.get(TRIED)!;
  for (const mechanism of [CKM.aesKeyWrapKwp, CKM.aesKeyWrapPad]) {
    if (!hasMechanism(facts, mechanism)) continue;
    if (await unwraps(token, algorithm, mechanism, signal).catch(asNo)) return mechanism;
  }
  return undefined;
}

/** Whatever is the matter with the token: that is for those to find out who use it. */
function asNo(error: unknown): false {
  if (error instanceof BackendError) return false;
  throw error;
}

/**
 * Whether the token takes in a key of that kind, keeps it to itself, and signs with it, if such keys do: tried with one that is not kept.
 * @throws BackendError if the token cannot be asked
 */
export async function unwraps(
  token: Token,
  algorithm: TokenAlgorithm,
  mechanism: number,
  signal: AbortSignal,
): Promise<boolean> {
  const material = await materialOf(algorithm);
  using plain = plainOf(algorithm, material);
  const plan = planOf(algorithm);
  const signing = plan && signingOf(plan);
  const key = wrapOnce(plain);
  const spec = { algorithm: algorithm.name, usages: algorithm.usages, exportable: false };
  const template = sessionPart(incomingTemplate(algorithm, spec, TRIAL));
  const input = { material: key, mechanism: { mechanism }, template, signing };
  try {
    const answer = await token.call("triesUnwrap", () => input, signal);
    return plan === undefined || (answer !== undefined && (await verifies(plan, material, answer)));
  } catch (error) {
    if (error instanceof BackendError && REFUSALS.has(error.fault)) return false;
    throw error;
  } finally {
    key.under.fill(0);
  }
}

interface Plan {
  /** Registry name of the signature algorithm. */
  readonly name: string;
  readonly signing: Signing;
}

/** PSS is a mechanism of its own, which may be missing. */
function planOf({ name, signatures }: TokenAlgorithm): Plan | undefined {
  const signature = signatures.find((each) => requireSignatureAlgorithm(each).scheme !== "rsa-pss");
  if (signature === undefined) return undefined;
  const input = { kind: "message", bytes: MESSAGE } as const;
  return { name: signature, signing: planSigning(signature, requireKeyAlgorithm(name).type, input) };
}

/** What the other process is told of it. */
function signingOf({ signing: { mechanism, data, maxBytes } }: Plan): SigningTrial {
  return { mechanism, data, maxBytes };
}

async function verifies({ name, signing }: Plan, material: KeyMaterial, answer: Uint8Array): Promise<boolean> {
  if (material.kind !== "pair") return false;
  return verify(requireSignatureAlgorithm(name), material, MESSAGE, signing.finish(answer), NO_OPTIONS);
}

function materialOf({ name, mac }: TokenAlgorithm): Promise<KeyMaterial> {
  return generateKeyMaterial(requireKeyAlgorithm(name).type, mac === undefined ? 0 : mac.bytes * 8);
}

function plainOf({ name, isPair }: TokenAlgorithm, material: KeyMaterial): Secret {
  return new Secret(exportKey(requireKeyAlgorithm(name).type, material, isPair ? "pkcs8" : "raw"));
}
