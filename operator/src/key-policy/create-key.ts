import type { Secret } from "@keyward/kube/client/kinds";
import { generateKey } from "@keyward/provider-software/generate-pair";
import { SigningKey } from "@keyward/provider-software/signing-key";
import { seal } from "@keyward/provider-software/sealed-key";
import type { PolicyObject } from "../caches/kinds.ts";
import { authorityCertificate } from "./authority.ts";
import type { KeyEncryptionKeys } from "./key-encryption-key.ts";
import type { SealedKeys } from "./sealed-keys.ts";
import { renderSealedSecret } from "./sealed-secret.ts";

export interface KeyMaker {
  readonly keyEncryptionKeys: KeyEncryptionKeys;
  readonly sealedKeys: SealedKeys;
  readonly namespace: string;
  readonly nowEpochMs: () => number;
}

/** Makes a key, its certificate if it is an authority's, and the one Secret that holds both: stored whole, or not at all. */
export async function makeSealedSecret(policy: PolicyObject, maker: KeyMaker): Promise<Secret> {
  const { keyEncryptionKeys, sealedKeys, namespace, nowEpochMs } = maker;
  const { privateKey } = await generateKey(policy.spec.algorithm);
  using _ = privateKey;
  const certificate = await authorityCertificate(policy.spec, SigningKey.load(privateKey), nowEpochMs());
  const owner = sealedKeys.ownerOf(policy);
  const envelope = keyEncryptionKeys.use((key) => seal(key, privateKey, owner));
  return renderSealedSecret(policy, namespace, envelope, certificate);
}
