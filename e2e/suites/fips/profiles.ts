import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEMS } from "@keyward/core/algorithms/kem";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import type { AlgorithmRow, Registry } from "@keyward/core/algorithms/registry";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Server } from "../crypto-broker/server-process.ts";

type Mode = "FIPS" | "Standard";

/** A profile file that permits every algorithm that its mode can permit. */
export function everythingOf(mode: Mode, name = "payments"): string {
  const all = (registry: Registry<AlgorithmRow>) => {
    const allowed = [...registry.values()].filter(({ fips }) => fips || mode === "Standard").map((row) => row.name);
    return { default: allowed[0], allowed };
  };
  const spec = {
    mode,
    hash: all(HASHES),
    mac: all(MACS),
    encryption: { ...all(CIPHERS), callerNonces: true },
    signatures: all(SIGNATURES),
    keyAgreement: all(AGREEMENTS),
    keyEncapsulation: all(KEMS),
    asymmetricEncryption: all(ASYMMETRIC_CIPHERS),
    keyDerivation: { ...all(KDFS), minIterations: 1 },
    keys: { ...all(KEY_TYPES), allowImport: true, allowExport: true, allowPersist: true },
  };
  // JSON is YAML.
  return JSON.stringify({ apiVersion: "keyward.dev/v1alpha1", kind: "CryptoProfile", metadata: { name }, spec });
}

/** Replaces the profile file, as editors do: what is written in place could be read when half of it is there. */
export async function changeProfile({ dir }: Server, profile: string): Promise<void> {
  const file = join(dir, "Profiles.yaml");
  await writeFile(`${file}.new`, profile);
  await rename(`${file}.new`, file);
}

/** @returns names of the rows that are approved, or of those that are not */
export function namesOf(registry: Registry<AlgorithmRow>, fips: boolean): readonly string[] {
  return [...registry.values()].filter((row) => row.fips === fips).map(({ name }) => name);
}
