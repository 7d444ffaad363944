import { cacheDir } from "../../interop/cache-dir.ts";
import { interoperation } from "../../interop/cases/all.ts";
import { startPython } from "../../interop/python-peer.ts";

interoperation(
  {
    peer: "Python",
    hashes: [
      ...["SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/224", "SHA-512/256", "BLAKE2b-512", "BLAKE2s-256"],
      ...["SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512", "SHAKE-128", "SHAKE-256"],
    ],
    macs: ["HMAC-SHA-256", "HMAC-SHA-384", "HMAC-SHA-512", "HMAC-SHA3-256", "AES-CMAC"],
    ciphers: [
      ...["AES-128-GCM", "AES-256-GCM", "ChaCha20-Poly1305", "AES-256-CBC", "AES-256-CBC-NOPAD", "AES-256-CTR"],
      ...["AES-128-KW", "AES-256-KW", "AES-256-KWP"],
    ],
    kdfs: ["HKDF-SHA256", "HKDF-SHA512", "PBKDF2-HMAC-SHA256", "scrypt", "KBKDF-COUNTER-HMAC-SHA-256"],
    signatures: [
      ...["ECDSA-P256-SHA256", "ECDSA-P384-SHA384", "ECDSA-P521-SHA512", "ECDSA-P256-SHA3-256", "Ed25519", "Ed448"],
      ...["RSA-PKCS1-SHA256", "RSA-PSS-SHA256", "RSA-PSS-SHA512", "ML-DSA-44", "ML-DSA-65", "ML-DSA-87"],
    ],
    agreements: ["ECDH-P256", "ECDH-P384", "ECDH-P521", "X25519", "X448"],
    kems: ["ML-KEM-768", "ML-KEM-1024"],
    encryptions: [
      ...["RSA-OAEP-SHA256", "RSA-OAEP-SHA512", "HPKE-X25519-SHA256-AES-128-GCM", "HPKE-P256-SHA256-AES-256-GCM"],
      "HPKE-P384-SHA384-ChaCha20-Poly1305",
    ],
    chainTypes: ["EC-P256", "EC-P384", "RSA-2048", "Ed25519", "Ed448"],
    cms: { signs: true, verifies: false },
  },
  () => startPython(cacheDir(process.env)),
);
