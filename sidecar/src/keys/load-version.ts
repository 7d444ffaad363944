import { createSecretKey } from "node:crypto";
import type { KeyAlgorithm } from "@keyward/core/algorithms/key";
import type { KeyUsages } from "@keyward/core/algorithms/key-usage";
import { importSpki } from "@keyward/core/crypto/key/der/spki";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { Secret } from "@keyward/core/secret/secret";
import { parseCertificate } from "@keyward/core/x509/certificates/certificate";
import type { KeySetVersion } from "@keyward/proto/light/gen/keyward/agent/v1/agent";
import type { RemoteKeys } from "../remote/remote-keys.ts";
import { remoteSigningKey } from "../remote/remote-signing-key.ts";
import type { Key } from "./key.ts";
import type { KeyUse, SigningKey } from "./port.ts";

/** One version of a CryptoKey as this process holds it. */
export interface LoadedVersion {
  readonly version: number;
  readonly fingerprint: string;
  /** Whether its private or secret half is here, elsewhere, or not to be had. */
  readonly form: "material" | "remote" | "public";
  readonly key: Key;
  /** What signs certificates; undefined for keys that cannot. */
  readonly signing: SigningKey | undefined;
  readonly certificateChain: readonly Uint8Array[];
}

/** What all versions of a key have in common. */
export interface LoadingKey {
  readonly name: string;
  readonly uid: string;
  readonly algorithm: KeyAlgorithm;
  readonly usages: KeyUsages;
  readonly use: KeyUse;
  readonly remote: RemoteKeys;
  /** As it is held already: a key that comes again stays the object that it was. */
  readonly held: ReadonlyMap<number, LoadedVersion>;
}

/**
 * Reads one version. The bytes that its private or secret half came in are overwritten, whatever becomes of it.
 * @throws KeywardError: it is no such key, or its certificate is another's
 */
export function loadVersion(version: KeySetVersion, of: LoadingKey): LoadedVersion {
  const { material } = version;
  const held = of.held.get(version.version);
  const form = version.unchanged ? held?.form : formOf(material.case);
  if (form === undefined) throw unusable("its backend cannot be asked for it now");
  if (held?.fingerprint === version.fingerprint && held.form === form) {
    if (material.case === "privateKey") material.value.fill(0);
    return { ...held, key: keyOf(held.key.material, version, of), certificateChain: version.certificateChain };
  }
  const { material: loaded, signing } = read(version, of);
  assertCertified(version);
  const { fingerprint, certificateChain } = version;
  return { version: version.version, fingerprint, form, key: keyOf(loaded, version, of), signing, certificateChain };
}

function formOf(name: KeySetVersion["material"]["case"]): LoadedVersion["form"] {
  return name === "privateKey" ? "material" : (name ?? "public");
}

function keyOf(material: KeyMaterial, { version }: KeySetVersion, { algorithm, usages }: LoadingKey): Key {
  return { type: algorithm.type, usages, algorithm: algorithm.only, material, version };
}

interface Read {
  readonly material: KeyMaterial;
  readonly signing: SigningKey | undefined;
}

function read(version: KeySetVersion, of: LoadingKey): Read {
  const { material, publicKey } = version;
  if (material.case === "privateKey") return readPrivate(material.value, version, of);
  if (of.algorithm.symmetric) return { material: remoteSecret(version, of), signing: undefined };
  const publicKeys = publicHandles(publicKey, of);
  if (material.case !== "remote") return { material: { kind: "public", publicKeys }, signing: undefined };
  const use = of.remote.useOf({ name: of.name, uid: of.uid, version: version.version }, material.value);
  const remote = { kind: "remote", publicKeys, secretBytes: undefined, use } as const;
  return { material: remote, signing: remoteSigningKey(of.algorithm, publicKey, remote) };
}

function readPrivate(bytes: Uint8Array, { publicKey }: KeySetVersion, { algorithm, use }: LoadingKey): Read {
  using secret = new Secret(bytes);
  if (algorithm.symmetric) return { material: secretMaterial(secret, algorithm), signing: undefined };
  const signing = use.load(secret);
  if (Buffer.compare(signing.publicKey, publicKey) !== 0) throw unusable("its private half is another key's");
  return { material: signing.material, signing };
}

function secretMaterial(secret: Secret, algorithm: KeyAlgorithm): KeyMaterial {
  const wanted = secretBytesOf(algorithm);
  if (secret.length < wanted) throw unusable(`it has ${secret.length} bytes; ${algorithm.name} has ${wanted}`);
  return { kind: "secret", secret: secret.use((bytes) => createSecretKey(bytes)) };
}

function remoteSecret({ material, version }: KeySetVersion, of: LoadingKey): KeyMaterial {
  if (material.case !== "remote") throw unusable("a secret key came without its secret");
  const use = of.remote.useOf({ name: of.name, uid: of.uid, version }, material.value);
  return { kind: "remote", publicKeys: [], secretBytes: secretBytesOf(of.algorithm), use };
}

/** HMAC keys are as long as the hash (RFC 2104, 3); others as their type says. */
function secretBytesOf({ name, type }: KeyAlgorithm): number {
  const hashBits = /^HMAC-SHA-(\d+)$/.exec(name)?.[1];
  return (hashBits === undefined ? type.bits : Number(hashBits)) / 8;
}

function publicHandles(spki: Uint8Array, { algorithm }: LoadingKey) {
  const { type, keys } = importSpki(spki);
  if (type === algorithm.type) return keys;
  throw unusable(`its public half is a key of type ${type.name}, not ${algorithm.type.name}`);
}

/** @throws FAILED_PRECONDITION if the chain's first certificate is for another key; INVALID_ARGUMENT if it is none */
function assertCertified({ publicKey, certificateChain: [own] }: KeySetVersion): void {
  if (own === undefined) return;
  if (Buffer.compare(parseCertificate(own).publicKey.encoded, publicKey) === 0) return;
  throw unusable("its certificate is for another key");
}

function unusable(why: string): KeywardError {
  return new KeywardError("FAILED_PRECONDITION", why);
}
