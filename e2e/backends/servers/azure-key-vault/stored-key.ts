import { createPrivateKey, generateKeyPairSync, type KeyObject, randomBytes, type webcrypto } from "node:crypto";
import { badParameter } from "./vault-error.ts";

export interface KeyAttributes {
  enabled: boolean;
  exp?: number;
  readonly created: number;
  updated: number;
}

export interface StoredVersion {
  readonly version: string;
  readonly kty: string;
  readonly privateKey: KeyObject;
  keyOps: readonly string[];
  readonly attributes: KeyAttributes;
  tags: Readonly<Record<string, string>>;
}

export interface KeyRequest {
  readonly kty?: string;
  readonly crv?: string;
  readonly key_size?: number;
  readonly key_ops?: readonly string[];
  readonly key?: webcrypto.JsonWebKey & { readonly key_ops?: readonly string[] };
  readonly attributes?: { readonly enabled?: boolean; readonly exp?: number };
  readonly tags?: Readonly<Record<string, string>>;
}

/** What the service permits: 15 tags, 256 characters each. */
const MAX_TAGS = 15;
const MAX_TAG_CHARACTERS = 256;
const SIZES: readonly number[] = [2048, 3072, 4096];
const CURVES: readonly string[] = ["P-256", "P-384", "P-521"];
const EC_OPS = ["sign", "verify"];
const RSA_OPS = ["encrypt", "decrypt", "sign", "verify", "wrapKey", "unwrapKey"];

export function createVersion(request: KeyRequest, nowMs: number): StoredVersion {
  const kty = request.kty ?? "";
  return storedVersion(kty, generate(kty, request), request, nowMs);
}

export function importVersion(request: KeyRequest, nowMs: number): StoredVersion {
  const { key } = request;
  if (key?.kty !== "RSA" && key?.kty !== "EC") throw badParameter("the key's kty is neither RSA nor EC");
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey({ key, format: "jwk" });
  } catch {
    throw badParameter("the key is not a private key");
  }
  return storedVersion(key.kty, privateKey, { ...request, key_ops: key.key_ops ?? request.key_ops ?? [] }, nowMs);
}

function generate(kty: string, { crv, key_size: bits = 2048 }: KeyRequest): KeyObject {
  if (kty === "EC" || kty === "EC-HSM") {
    if (!CURVES.includes(crv ?? "")) throw badParameter(`curve ${crv} is not supported`);
    return generateKeyPairSync("ec", { namedCurve: crv! }).privateKey;
  }
  if (kty !== "RSA" && kty !== "RSA-HSM") throw badParameter(`kty ${kty} is not supported`);
  if (!SIZES.includes(bits)) throw badParameter(`key size ${bits} is not supported`);
  return generateKeyPairSync("rsa", { modulusLength: bits, publicExponent: 65_537 }).privateKey;
}

function storedVersion(kty: string, privateKey: KeyObject, request: KeyRequest, nowMs: number): StoredVersion {
  const allowed = kty.startsWith("EC") ? EC_OPS : RSA_OPS;
  const keyOps = request.key_ops?.length ? request.key_ops : allowed;
  const strange = keyOps.find((it) => !allowed.includes(it));
  if (strange !== undefined) throw badParameter(`operation ${strange} is not for keys of ${kty}`);
  const seconds = Math.floor(nowMs / 1_000);
  const { enabled = true, exp } = request.attributes ?? {};
  const attributes = { enabled, created: seconds, updated: seconds, ...(exp === undefined ? {} : { exp }) };
  const version = randomBytes(16).toString("hex");
  return { version, kty, privateKey, keyOps, attributes, tags: checkedTags(request.tags ?? {}) };
}

export function checkedTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const entries = Object.entries(tags);
  const long = entries.some(([name, value]) => name.length > MAX_TAG_CHARACTERS || value.length > MAX_TAG_CHARACTERS);
  if (entries.length > MAX_TAGS || long) throw badParameter("there are too many tags, or one is too long");
  return tags;
}

export function publicJwk({ kty, privateKey, keyOps }: StoredVersion): object {
  const { n, e, crv, x, y } = privateKey.export({ format: "jwk" });
  return { kty, key_ops: keyOps, n, e, crv, x, y };
}
