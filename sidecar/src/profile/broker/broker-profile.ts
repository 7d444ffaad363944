import { BROKER_CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES_BY_BROKER_NAME } from "@keyward/core/algorithms/hash";
import { freezeProfile } from "@keyward/core/policy/freeze";
import { type AlgorithmChoice, EMPTY_PROFILE, type EncryptionPolicy, type Profile } from "@keyward/core/policy/profile";
import { integer, isPresent, type Loose, mapping, text } from "./broker-entry.ts";
import { readCertificates } from "./certificate-section.ts";

const MAX_NAME_BYTES = 64;
const LIBRARY = "native";
const APIS = ["HashData", "SignCertificate", "EncryptData", "SignData"] as const;

/**
 * Reads one entry of a crypto-broker profile file.
 * @param faults gets everything that is wrong; the profile is of use only where it stays empty
 */
export function readBrokerProfile(entry: Loose, faults: string[], warnings: string[]): Profile {
  const name = text(entry.Name);
  const library = text(mapping(entry.Settings).CryptoLibrary);
  const api = mapping(entry.API);
  judgeName(name, faults);
  if (library.toLowerCase() !== LIBRARY) {
    faults.push(`unknown cryptographic library: ${library}, available values: [${LIBRARY}]`);
  }
  if (!APIS.some((section) => isPresent(api[section]))) faults.push("profile should contain at least one API");
  return freezeProfile({
    ...EMPTY_PROFILE,
    name,
    uid: "",
    generation: 0,
    hash: isPresent(api.HashData) ? readHash(text(mapping(api.HashData).HashAlg), faults) : undefined,
    encryption: isPresent(api.EncryptData) ? readEncryption(mapping(api.EncryptData), faults) : undefined,
    certificates: isPresent(api.SignCertificate)
      ? readCertificates(mapping(api.SignCertificate), faults, warnings)
      : undefined,
  });
}

function judgeName(name: string, faults: string[]): void {
  if (name === "") faults.push("Name: required");
  if (Buffer.byteLength(name) > MAX_NAME_BYTES) faults.push(`Name: too large (max ${MAX_NAME_BYTES})`);
}

function readHash(given: string, faults: string[]): AlgorithmChoice | undefined {
  const found = HASHES_BY_BROKER_NAME.get(given.toLowerCase());
  if (found !== undefined) return only(found.name);
  const known = [...HASHES_BY_BROKER_NAME.keys()].join(" ");
  faults.push(`unsupported algorithm: ${given} for operation hashData, available algorithms: [${known}]`);
  return undefined;
}

/** NonceStrategy and TagLength are accepted and change nothing: nonces are the caller's, tags have 16 bytes. */
function readEncryption(section: Loose, faults: string[]): EncryptionPolicy | undefined {
  const given = text(section.EncryptAlg);
  const ofName = BROKER_CIPHERS.filter((cipher) => cipher.brokerName === given.toLowerCase());
  if (ofName.length === 0) {
    const known = new Set(BROKER_CIPHERS.map((cipher) => cipher.brokerName));
    faults.push(
      `unsupported algorithm: ${given} for operation encryptData, available algorithms: [${[...known].join(" ")}]`,
    );
    return undefined;
  }
  const sizeBits = integer(section.KeySize, "KeySize", faults);
  const found = ofName.find((cipher) => cipher.keyBytes * 8 === sizeBits);
  if (found !== undefined) return { ...only(found.name), callerNonces: true, minTagBytes: found.tagBytes };
  const sizes = ofName.map((cipher) => cipher.keyBytes * 8).join(" ");
  faults.push(`unsupported AES-GCM key size: ${sizeBits}, available key sizes: [${sizes}]`);
  return undefined;
}

function only(name: string): AlgorithmChoice {
  return { default: name, allowed: new Set([name]) };
}
