import { interoperation } from "../../interop/cases/all.ts";
import { OpenSslPeer } from "../../interop/openssl-peer.ts";

interoperation(
  {
    peer: "openssl",
    hashes: [
      ...["SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/224", "SHA-512/256", "BLAKE2b-512", "BLAKE2s-256"],
      ...["SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512", "SHAKE-128", "SHAKE-256"],
    ],
    macs: ["HMAC-SHA-256", "HMAC-SHA-384", "HMAC-SHA-512", "HMAC-SHA3-256", "KMAC-128", "KMAC-256", "AES-CMAC"],
    // The command line has no AEAD.
    ciphers: ["AES-128-CBC", "AES-256-CBC", "AES-256-CBC-NOPAD", "AES-128-CTR", "AES-256-CTR", "AES-256-KW"],
    kdfs: [
      ...["HKDF-SHA256", "HKDF-SHA512", "PBKDF2-HMAC-SHA256", "PBKDF2-HMAC-SHA512", "scrypt"],
      ...["KBKDF-COUNTER-HMAC-SHA-256", "TLS12-PRF-SHA256", "TLS13-EXPAND-LABEL-SHA256", "TLS13-EXPAND-LABEL-SHA384"],
    ],
    signatures: [
      ...["ECDSA-P256-SHA256", "ECDSA-P384-SHA384", "ECDSA-P521-SHA512", "Ed25519", "Ed448"],
      ...["RSA-PKCS1-SHA256", "RSA-PKCS1-SHA512", "RSA-PSS-SHA256", "RSA-PSS-SHA384"],
    ],
    agreements: ["ECDH-P256", "ECDH-P384", "ECDH-P521", "X25519", "X448"],
    kems: [],
    encryptions: ["RSA-OAEP-SHA256", "RSA-OAEP-SHA384", "RSA-OAEP-SHA512"],
    chainTypes: ["EC-P256", "EC-P384", "RSA-2048"],
    cms: { signs: true, verifies: true },
  },
  async () => new OpenSslPeer(),
);
