import { Buffer } from "node:buffer";
import type { KbkdfParameters, KdfParameters } from "./kdf-parameters.ts";

export interface KdfExample {
  readonly algorithm: string;
  /** Hex */
  readonly secret: string;
  readonly parameters: KdfParameters;
  /** Hex */
  readonly output: string;
  readonly source: string;
}

const hex = (text: string) => Buffer.from(text, "hex");
const ascii = (text: string) => Buffer.from(text, "ascii");
const NONE = new Uint8Array();
const KBKDF: KbkdfParameters = {
  kind: "kbkdf",
  fixedInput: NONE,
  fixedInputAfter: NONE,
  counterBits: 8,
  counterLocation: "before-fixed",
  initializationVector: NONE,
};
const HKDF_SALT = hex("000102030405060708090a0b0c");
const HKDF_INFO = hex("f0f1f2f3f4f5f6f7f8f9");
const PRK = "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5";
const OKM = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865";
const KMAC_KEY = "404142434445464748494a4b4c4d4e4f505152535455565758595a5b5c5d5e5f";

export const KDF_EXAMPLES: readonly KdfExample[] = [
  {
    algorithm: "HKDF-SHA256",
    secret: "0b".repeat(22),
    parameters: { kind: "hkdf", salt: HKDF_SALT, info: HKDF_INFO, step: "both" },
    output: OKM,
    source: "RFC 5869, A.1",
  },
  {
    algorithm: "HKDF-SHA256",
    secret: "0b".repeat(22),
    parameters: { kind: "hkdf", salt: HKDF_SALT, info: NONE, step: "extract" },
    output: PRK,
    source: "RFC 5869, A.1: PRK",
  },
  {
    algorithm: "HKDF-SHA256",
    secret: PRK,
    parameters: { kind: "hkdf", salt: NONE, info: HKDF_INFO, step: "expand" },
    output: OKM,
    source: "RFC 5869, A.1: OKM of PRK",
  },
  {
    algorithm: "HKDF-SHA256",
    secret: "0b".repeat(22),
    parameters: { kind: "hkdf", salt: NONE, info: NONE, step: "both" },
    output: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    source: "RFC 5869, A.3",
  },
  {
    algorithm: "PBKDF2-HMAC-SHA256",
    secret: ascii("passwd").toString("hex"),
    parameters: { kind: "pbkdf2", salt: ascii("salt"), iterations: 1 },
    output:
      "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc" +
      "49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
    source: "RFC 7914, 11",
  },
  {
    algorithm: "scrypt",
    secret: "",
    parameters: { kind: "scrypt", salt: NONE, cost: 16, blockSize: 1, parallelization: 1 },
    output:
      "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442" +
      "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906",
    source: "RFC 7914, 12",
  },
  {
    algorithm: "KBKDF-COUNTER-AES-CMAC",
    secret: "e4d94da336fada7c0ee4a9591dd0327a",
    parameters: {
      ...KBKDF,
      fixedInput: hex(
        "538fefb2eeb7c50c84bf603a7beddff4bba049f0052c45f13c56e9ae5944eb22" +
          "d677f280e5a29c588cf40c7c57f7767aad3d595069fb40d02c01f866",
      ),
    },
    output: "268a1d44ba5a5b1a28b9a611c76671f7",
    source: "NIST CAVP, SP 800-108, counter mode, count 1",
  },
  {
    algorithm: "KBKDF-COUNTER-HMAC-SHA-256",
    secret: "7982197d3b7d7922071f586c943354f0589bb64ab3d9713b0b0f90372951868b",
    parameters: {
      ...KBKDF,
      fixedInput: hex(
        "3adf1ca9c0ab28fdfd6ed974ea729354322e6e7e0713f38e4495ea698a7f0a77" +
          "d2a6f98665830de2e3b2dcf84eba48d26dfedb8cede3a6f567882c58",
      ),
    },
    output: "fdf1846f881aadba8dc7b9c48f36e002",
    source: "NIST CAVP, SP 800-108, counter mode, count 1",
  },
  {
    algorithm: "KBKDF-COUNTER-HMAC-SHA-256",
    secret: "b0bb486ecc8d4231d2fc36c5972ac39bfecddea4435dd51aba6015d6c92862e9",
    parameters: {
      ...KBKDF,
      counterLocation: "middle-fixed",
      fixedInput: hex("be29b02b0c710e4bb73b"),
      fixedInputAfter: hex("dfee7ccbad1a"),
    },
    output:
      "631f23143898b7b033156ca131b8a4477b402cbc100d045e295a564914a37dc9" +
      "69c9937f3746cf4eec21aaed1ccd7f49db6c8acf162f43535778d1a0d2cfd16b",
    source: "NIST ACVP, KDF-1.0, test case 1171",
  },
  {
    algorithm: "KBKDF-FEEDBACK-HMAC-SHA-256",
    secret: "b474995f720751d73a070aded4a0e821d29d4b9f0ea9d8d107b1aa289069a8cd",
    parameters: {
      ...KBKDF,
      counterLocation: "before-iteration",
      fixedInput: hex("7c03e80cc25a03a5831cec1d6bbdedb8"),
    },
    output: "f8",
    source: "NIST ACVP, KDF-1.0, test case 5291",
  },
  {
    algorithm: "KBKDF-KMAC-128",
    secret: KMAC_KEY,
    parameters: { kind: "kmac", label: ascii("My Tagged Application"), context: hex("00010203") },
    output: "3b1fba963cd8b0b59e8c1a6d71888b7143651af8ba0a7070c0979e2811324aa5",
    source: "NIST, KMAC samples, sample 2: the function is KMAC itself",
  },
  {
    algorithm: "KBKDF-KMAC-256",
    secret: KMAC_KEY,
    parameters: { kind: "kmac", label: ascii("My Tagged Application"), context: hex("00010203") },
    output:
      "20c570c31346f703c9ac36c61c03cb64c3970d0cfc787e9b79599d273a68d2f7" +
      "f69d4cc3de9d104a351689f27cf6f5951f0103f33f4f24871024d9c27773a8dd",
    source: "NIST, KMAC samples, sample 4",
  },
  {
    algorithm: "TLS12-PRF-SHA256",
    secret: "9bbe436ba940f017b17652849a71db35",
    parameters: { kind: "tls12-prf", label: ascii("test label"), seed: hex("a0ba9f936cda311827a6f796ffd5198c") },
    output:
      "e3f229ba727be17b8d122620557cd453c2aab21d07c3d495329b52d4e61edb5a" +
      "6b301791e90d35c9c9a46b4e14baf9af0fa022f7077def17abfd3797c0564bab" +
      "4fbc91666e9def9b97fce34f796789baa48082d122ee42c5a72e5a5110fff70187347b66",
    source: "IETF TLS mailing list, msg03416",
  },
  {
    algorithm: "TLS13-EXPAND-LABEL-SHA256",
    secret: "33ad0a1c607ec03b09e6cd9893680ce210adf300aa1f2660e1b22e10f170f92a",
    parameters: {
      kind: "tls13-expand-label",
      label: ascii("derived"),
      context: hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    },
    output: "6f2615a108c702c5678f54fc9dbab69716c076189c48250cebeac3576c3611ba",
    source: "RFC 8448, 3: derive secret for handshake",
  },
];
