import { createHash } from "node:crypto";
import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import type { PolicyObject } from "../caches/kinds.ts";
import { secretBytes } from "../caches/own-secret.ts";

const POLICY_NAME = `${API_GROUP}/policy`;
const PREFIX = "keyward-key-";
const HASH_CHARACTERS = 32;
const SEALED_KEY = "sealed-key";

/**
 * The one name that the Secret of this policy's key had in the release that kept one for each. It follows from the uid, too: a policy that is created again never
 * meets the Secret of the one before.
 */
export function sealedSecretName(policy: PolicyObject): string {
  const { namespace, name, uid } = policy.metadata;
  const digest = createHash("sha256").update(`${namespace}/${name}/${uid}`).digest("hex");
  return `${PREFIX}${digest.slice(0, HASH_CHARACTERS)}`;
}

export function isSealedSecret({ metadata }: Secret): boolean {
  return metadata.name.startsWith(PREFIX) && metadata.labels?.[POLICY_NAME] !== undefined;
}

export interface SealedParts {
  readonly envelope: Buffer | undefined;
}

export function readSealedSecret(secret: Secret): SealedParts {
  return { envelope: secretBytes(secret, SEALED_KEY) };
}
