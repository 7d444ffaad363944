import type { Profile } from "@keyward/core/policy/profile";
import { startTestParsec, type TestParsec } from "../testing/test-parsec.ts";

/** What the recorded clients were permitted, name by name: what the engine learns later changes no answer. */
const PROFILE: Partial<Profile> = {
  hash: allowing("SHA-256", "SHA3-512"),
  mac: { ...allowing("HMAC-SHA-256"), minTagBytes: 16 },
  encryption: { ...allowing("AES-256-GCM"), callerNonces: true, minTagBytes: 16 },
  signatures: allowing("ECDSA-P256-SHA256", "Ed25519"),
  keyAgreement: allowing("ECDH-P256"),
  keyEncapsulation: allowing("ML-KEM-768"),
  keyDerivation: { ...allowing("HKDF-SHA256"), minIterations: 1, maxIterations: 10_000, maxMemoryBytes: 2 ** 20 },
  keys: {
    ...allowing("EC-P256", "Ed25519", "AES-256", "HMAC", "SECRET", "ML-KEM-768"),
    allowImport: true,
    allowExport: true,
    allowPersist: true,
  },
};

/** The server of today, as the recorded clients found theirs. */
export function startRecordedServer(): Promise<TestParsec> {
  return startTestParsec({ profile: PROFILE });
}

function allowing(...names: readonly string[]) {
  return { default: names[0]!, allowed: new Set(names) };
}
