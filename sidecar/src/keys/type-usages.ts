import type { KeyFamily, KeyType } from "@keyward/core/algorithms/key-type";
import { formatUsages, type KeyUsages, parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";

/**
 * What keys can do with the algorithms that there are; EC and Montgomery keys decrypt by HPKE, AES keys sign by CMAC, and
 * derive with it.
 */
const USAGES: Readonly<Record<KeyFamily, KeyUsages>> = {
  aes: parseUsages(["encrypt", "decrypt", "wrap", "unwrap", "sign", "verify", "derive"]),
  chacha20: parseUsages(["encrypt", "decrypt"]),
  mac: parseUsages(["sign", "verify", "derive"]),
  secret: parseUsages(["derive"]),
  ec: parseUsages(["sign", "verify", "agree", "encrypt", "decrypt"]),
  rsa: parseUsages(["sign", "verify", "encrypt", "decrypt", "wrap", "unwrap"]),
  edwards: parseUsages(["sign", "verify"]),
  montgomery: parseUsages(["agree", "encrypt", "decrypt"]),
  "ml-dsa": parseUsages(["sign", "verify"]),
  "slh-dsa": parseUsages(["sign", "verify"]),
  "composite-signature": parseUsages(["sign", "verify"]),
  "ml-kem": parseUsages(["encapsulate", "decapsulate"]),
  "hybrid-kem": parseUsages(["encapsulate", "decapsulate"]),
};

const PUBLIC = parseUsages(["verify", "encrypt", "wrap", "encapsulate"]);
const EXPORT = parseUsages(["export"]);

/** What a key that names no usage may do: all that its type and its half can, but not leave. */
export function defaultUsages(type: KeyType, kind: KeyMaterial["kind"]): KeyUsages {
  const usages = USAGES[type.family];
  return kind === "public" ? usages & PUBLIC : usages;
}

/** Every usage that may be asked for: a public key needs none to leave. */
export function possibleUsages(type: KeyType, kind: KeyMaterial["kind"]): KeyUsages {
  return kind === "public" ? defaultUsages(type, kind) : defaultUsages(type, kind) | EXPORT;
}

/** @returns usages for a message, "none" where there are none */
export function listUsages(usages: KeyUsages): string {
  return formatUsages(usages).join(", ") || "none";
}
