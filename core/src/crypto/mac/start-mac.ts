import type { KeyObject } from "node:crypto";
import type { MacAlgorithm } from "../../algorithms/mac.ts";
import { KeywardError } from "../../errors/keyward-error.ts";
import type { MacState } from "./mac-state.ts";
import { NodeMacState } from "./node-mac.ts";
import { type KmacParameters, SpongeKmacState } from "./sponge-kmac.ts";

export interface MacParameters {
  readonly algorithm: MacAlgorithm;
  /** 1 to `algorithm.maxTagBytes`. */
  readonly tagBytes: number;
  /** Empty where the algorithm takes none; at most MAX_CUSTOMIZATION_BYTES. */
  readonly customization: Uint8Array;
}

/** OpenSSL's KMAC takes no longer one. */
export const MAX_CUSTOMIZATION_BYTES = 512;

/** What OpenSSL's KMAC takes; source: its kmac_prov.c. */
const NATIVE_KMAC_KEY = { minBytes: 4, maxBytes: 512 } as const;

const AES_KEY_BYTES: ReadonlySet<number> = new Set([16, 24, 32]);

/**
 * Begins a tag. Of an algorithm that truncates, `final` gives the longest tag: cutting it is up to who asked.
 * @param key a secret of any length for HMAC and KMAC, an AES key for CMAC
 * @throws INVALID_ARGUMENT for a key of no length that the algorithm has
 */
export function startMac({ algorithm, tagBytes, customization }: MacParameters, key: KeyObject): MacState {
  const { construction } = algorithm;
  switch (construction.kind) {
    case "hmac":
      return new NodeMacState("hmac", key, construction);
    case "cmac":
      return startCmac(key);
    case "kmac":
      return startKmac(key, { strength: construction.strength, outputBytes: tagBytes, customization });
  }
}

function startCmac(key: KeyObject): MacState {
  const keyBytes = key.symmetricKeySize ?? 0;
  if (!AES_KEY_BYTES.has(keyBytes)) {
    throw new KeywardError("INVALID_ARGUMENT", `AES-CMAC takes keys of 16, 24 or 32 bytes, not of ${keyBytes}`);
  }
  return new NodeMacState("cmac", key, { cipher: `aes-${keyBytes * 8}-cbc` });
}

function startKmac(key: KeyObject, parameters: KmacParameters): MacState {
  const { strength, outputBytes, customization } = parameters;
  const keyBytes = key.symmetricKeySize ?? 0;
  const isNative = keyBytes >= NATIVE_KMAC_KEY.minBytes && keyBytes <= NATIVE_KMAC_KEY.maxBytes;
  if (!isNative) return new SpongeKmacState(key, parameters);
  return new NodeMacState(`kmac-${strength}`, key, { outputLength: outputBytes, customization });
}
