import { constants, createPublicKey, privateDecrypt, publicEncrypt } from "node:crypto";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { signDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import type { StoredVersion } from "./stored-key.ts";
import { badParameter, VaultError } from "./vault-error.ts";

export interface OperationRequest {
  readonly alg?: string;
  /** base64url */
  readonly value?: string;
}

const CURVE_OF: Readonly<Record<string, string>> = { ES256: "P-256", ES384: "P-384", ES512: "P-521" };

/** By the last part of the path. */
const OPERATIONS: Readonly<Record<string, { readonly op: string; readonly run: typeof sign }>> = {
  sign: { op: "sign", run: sign },
  encrypt: { op: "encrypt", run: encrypt },
  decrypt: { op: "decrypt", run: decrypt },
  wrapkey: { op: "wrapKey", run: encrypt },
  unwrapkey: { op: "unwrapKey", run: decrypt },
};

/** What a disabled or ended key still does: halves of pairs that anybody could do with the public key. */
const PUBLIC_OPERATIONS: ReadonlySet<string> = new Set(["encrypt", "wrapKey"]);

/** @returns base64url */
export function operate(name: string, stored: StoredVersion, request: OperationRequest, nowMs: number): string {
  const operation = OPERATIONS[name];
  if (operation === undefined) throw new VaultError(404, "NotFound", `no operation ${name}`);
  if (!stored.keyOps.includes(operation.op)) {
    throw new VaultError(403, "Forbidden", `Operation ${operation.op} is not permitted on this key.`);
  }
  if (!PUBLIC_OPERATIONS.has(operation.op)) assertUsable(operation.op, stored, nowMs);
  if (typeof request.alg !== "string" || typeof request.value !== "string")
    throw badParameter("alg or value is missing");
  return operation.run(stored, request.alg, Buffer.from(request.value, "base64url")).toString("base64url");
}

function assertUsable(op: string, { attributes }: StoredVersion, nowMs: number): void {
  if (!attributes.enabled) {
    throw new VaultError(403, "Forbidden", `Operation ${op} is not allowed on a disabled key.`, "KeyDisabled");
  }
  if (op !== "sign" || attributes.exp === undefined || attributes.exp * 1_000 > nowMs) return;
  throw new VaultError(403, "Forbidden", `Operation ${op} is not allowed on an expired key.`, "KeyExpired");
}

function sign({ privateKey, kty }: StoredVersion, alg: string, digest: Buffer): Buffer {
  const row = requireSignatureAlgorithm(registryName(alg, kty, privateKey.export({ format: "jwk" }).crv));
  if (digest.length !== row.hash!.digestBytes)
    throw badParameter(`a digest for ${alg} has ${row.hash!.digestBytes} bytes`);
  return Buffer.from(signDigest(row, privateKey, digest, { ...NO_OPTIONS, format: "raw" }));
}

function registryName(alg: string, kty: string, curve: string | undefined): string {
  const bits = alg.slice(2);
  if (["RS", "PS"].includes(alg.slice(0, 2)) && ["256", "384", "512"].includes(bits) && kty.startsWith("RSA")) {
    return `${alg.startsWith("PS") ? "RSA-PSS" : "RSA-PKCS1"}-SHA${bits}`;
  }
  if (kty.startsWith("EC") && curve !== undefined && CURVE_OF[alg] === curve) {
    return `ECDSA-${curve.replace("-", "")}-SHA${bits}`;
  }
  throw badParameter(`key and signing algorithm are incompatible: key ${kty} ${curve ?? ""}, algorithm ${alg}`);
}

function encrypt({ privateKey, kty }: StoredVersion, alg: string, plaintext: Buffer): Buffer {
  const key = createPublicKey(privateKey.export({ format: "pem", type: "pkcs8" }).toString());
  try {
    return publicEncrypt({ key, ...padding(alg, kty) }, plaintext);
  } catch (error) {
    throw error instanceof VaultError ? error : badParameter("the value is too long for the key");
  }
}

function decrypt({ privateKey, kty }: StoredVersion, alg: string, cipherText: Buffer): Buffer {
  try {
    return privateDecrypt({ key: privateKey, ...padding(alg, kty) }, cipherText);
  } catch (error) {
    throw error instanceof VaultError ? error : badParameter("the value does not decrypt");
  }
}

function padding(alg: string, kty: string) {
  if (!kty.startsWith("RSA")) throw badParameter(`${alg} is not for keys of ${kty}`);
  if (alg === "RSA-OAEP-256") return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha256" };
  if (alg === "RSA-OAEP") return { padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash: "sha1" };
  if (alg === "RSA1_5") return { padding: constants.RSA_PKCS1_PADDING };
  throw badParameter(`algorithm ${alg} is not supported`);
}
