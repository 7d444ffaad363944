import type { AlgorithmCapability, BackendCapabilities } from "@keyward/core/backend/capabilities";
import { TOKEN_ALGORITHMS, type TokenAlgorithm } from "./algorithms.ts";
import { CKK, CKM } from "./mechanisms/cryptoki.ts";
import type { Oaep } from "./mechanisms/oaep.ts";
import type { TokenProfile } from "./mechanisms/token-profile.ts";
import type { OpenFacts } from "./program/protocol.ts";

/** A message of a MAC or of Ed25519 goes to the token whole; this is one answer of the agent stream. */
export const MAX_MESSAGE_BYTES = 1024 * 1024;

/** What a token does beyond its list of mechanisms, found out by trying. */
export interface Tried {
  /** Names of RSA-PSS and OAEP algorithms that it refuses. */
  readonly refused: ReadonlySet<string>;
  readonly oaep: Oaep;
  /** Whether a key that may not sign any more refuses, and can be let sign again. */
  readonly switches: boolean;
  /** By which mechanism a key that may leave goes out under an AES key; undefined: none does. */
  readonly wrapping: number | undefined;
  /** By which one comes in under an AES key; undefined: none does. */
  readonly unwrapping: number | undefined;
}

/** Under an RSA key: going out, of someone else's, where the wrapping is this process's; coming in, of the token's. */
const METHODS: BackendCapabilities["exportMethods"] = ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"];
/** 3,072 bits are as strong as AES-128 (SP 800-57), and quicker to make than more. */
const WRAPPING_KEYS: readonly string[] = ["RSA-3072", "RSA-4096"];

/** Declares what the token's own list of mechanisms has, and nothing else. */
export function capabilitiesOf(facts: OpenFacts, profile: TokenProfile, tried: Tried): BackendCapabilities {
  const { refused, switches, wrapping } = tried;
  const algorithms = new Map<string, AlgorithmCapability>();
  for (const algorithm of TOKEN_ALGORITHMS.values()) {
    if (!makes(facts, algorithm) || profile.lacks.has(algorithm.name)) continue;
    algorithms.set(algorithm.name, capabilityOf(facts, algorithm, refused));
  }
  return {
    protection: profile.protection,
    delivery: "remote",
    algorithms,
    dataKeys: dataKeyAlgorithms(algorithms.keys(), tried.oaep).size > 0,
    importMethods: wrappingAlgorithm(algorithms.keys(), tried) === undefined ? [] : METHODS,
    exportMethods: wrapping === undefined ? [] : METHODS,
    disables: switches,
    destroyWaitMs: undefined,
  };
}

/** @returns of which kind the keys are under which others come in; undefined: none come in */
export function wrappingAlgorithm(names: Iterable<string>, { oaep, unwrapping }: Tried): TokenAlgorithm | undefined {
  const made = new Set(names);
  const name = WRAPPING_KEYS.find((each) => made.has(each));
  if (name === undefined || oaep === "none" || unwrapping === undefined) return undefined;
  return TOKEN_ALGORITHMS.get(name);
}

function capabilityOf(facts: OpenFacts, algorithm: TokenAlgorithm, refused: ReadonlySet<string>): AlgorithmCapability {
  const { usages, signatures, mac, ciphers, agreement } = algorithm;
  const names = [...signatures, ...(mac ? [mac.name] : []), ...ciphers, ...(agreement ? [agreement] : [])];
  return {
    usages,
    operations: new Set(names.filter((name) => !refused.has(name) && hasMechanism(facts, mechanismOf(name)))),
    signsDigests: signatures.length > 0 && algorithm.name !== "Ed25519",
    maxMessageBytes: MAX_MESSAGE_BYTES,
  };
}

/** AES where the token has GCM; RSA where it, or this process after it, does OAEP. */
export function dataKeyAlgorithms(names: Iterable<string>, oaep: Oaep): ReadonlySet<string> {
  const isRsa = (name: string) => oaep !== "none" && TOKEN_ALGORITHMS.get(name)?.keyType === CKK.rsa;
  return new Set([...names].filter((name) => name === "AES-256" || isRsa(name)));
}

/** What an operation needs beside what its key does. */
function mechanismOf(name: string): number | undefined {
  if (name.startsWith("RSA-PSS-")) return CKM.rsaPss;
  return undefined;
}

function makes(facts: OpenFacts, { generation, needs, size }: TokenAlgorithm): boolean {
  return hasMechanism(facts, generation, size) && needs.every((need) => hasMechanism(facts, need));
}

export function hasMechanism({ mechanisms }: OpenFacts, wanted: number | undefined, size = 0): boolean {
  if (wanted === undefined) return true;
  return mechanisms.some(({ mechanism, minKeySize, maxKeySize }) => {
    if (mechanism !== wanted) return false;
    return size === 0 || maxKeySize === 0 || (size >= minKeySize && size <= maxKeySize);
  });
}
