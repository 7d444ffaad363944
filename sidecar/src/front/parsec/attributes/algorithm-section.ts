import type { AlgorithmSection } from "@keyward/core/policy/algorithm-checks";

/** Where a profile says which algorithms of each kind it permits. */
export const SECTIONS: Readonly<Record<string, AlgorithmSection | undefined>> = {
  mac: "mac",
  cipher: "encryption",
  aead: "encryption",
  asymmetricSignature: "signatures",
  asymmetricEncryption: "asymmetricEncryption",
  keyAgreement: "keyAgreement",
  keyDerivation: "keyDerivation",
};
