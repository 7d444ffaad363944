import { cacheDir } from "../../interop/cache-dir.ts";
import { interoperation } from "../../interop/cases/all.ts";
import { startGo } from "../../interop/go-peer.ts";

interoperation(
  {
    peer: "Go",
    hashes: [
      ...["SHA-224", "SHA-256", "SHA-384", "SHA-512", "SHA-512/224", "SHA-512/256"],
      ...["SHA3-224", "SHA3-256", "SHA3-384", "SHA3-512", "SHAKE-128", "SHAKE-256"],
    ],
    macs: ["HMAC-SHA-256", "HMAC-SHA-384", "HMAC-SHA-512", "HMAC-SHA3-256", "HMAC-SHA3-512"],
    ciphers: ["AES-128-GCM", "AES-192-GCM", "AES-256-GCM", "AES-256-CBC-NOPAD", "AES-128-CTR", "AES-256-CTR"],
    kdfs: ["HKDF-SHA256", "HKDF-SHA384", "HKDF-SHA512", "PBKDF2-HMAC-SHA256", "PBKDF2-HMAC-SHA512"],
    signatures: [
      ...["ECDSA-P256-SHA256", "ECDSA-P384-SHA384", "ECDSA-P521-SHA512", "Ed25519"],
      ...["RSA-PKCS1-SHA256", "RSA-PKCS1-SHA512", "RSA-PSS-SHA256", "RSA-PSS-SHA384"],
    ],
    agreements: ["ECDH-P256", "ECDH-P384", "ECDH-P521", "X25519"],
    kems: ["ML-KEM-768", "ML-KEM-1024"],
    encryptions: [
      ...["RSA-OAEP-SHA256", "RSA-OAEP-SHA512", "HPKE-X25519-SHA256-AES-128-GCM", "HPKE-P256-SHA256-AES-256-GCM"],
      ...["HPKE-P384-SHA384-AES-256-GCM", "HPKE-P521-SHA512-ChaCha20-Poly1305"],
    ],
    chainTypes: ["EC-P256", "EC-P384", "RSA-2048", "Ed25519"],
    cms: { signs: false, verifies: false },
  },
  () => startGo(cacheDir(process.env)),
);
