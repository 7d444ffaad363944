import { createHash } from "node:crypto";
import { API_GROUP } from "@keyward/core/contract/names";
import type { Secret } from "@keyward/kube/client/kinds";
import type { PolicyObject } from "../caches/kinds.ts";
import { ownSecret, secretBytes, secretText } from "../caches/own-secret.ts";

/** Labels and annotations for people: what opens the key is the associated data, not these. */
export const POLICY_NAMESPACE = `${API_GROUP}/policy-namespace`;
export const POLICY_NAME = `${API_GROUP}/policy`;
const POLICY_UID = `${API_GROUP}/policy-uid`;
const TYPE = `${API_GROUP}/sealed-key`;

const PREFIX = "keyward-key-";
const HASH_CHARACTERS = 32;
const SEALED_KEY = "sealed-key";
const CERTIFICATE = "certificate.pem";

/**
 * The one name that the key of this policy can have. It follows from the uid, too: a policy that is created again never
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

/** @returns key of the policy that the Secret was made for, as `namespace/name`; undefined if its labels do not say */
export function policyKeyOf({ metadata: { labels } }: Secret): string | undefined {
  const [namespace, name] = [labels?.[POLICY_NAMESPACE], labels?.[POLICY_NAME]];
  return namespace === undefined || name === undefined ? undefined : `${namespace}/${name}`;
}

/** @param certificate PEM, undefined for a key that is no authority's */
export function renderSealedSecret(
  policy: PolicyObject,
  ownNamespace: string,
  envelope: Buffer,
  certificate: string | undefined,
): Secret {
  const { namespace = "", name, uid = "" } = policy.metadata;
  return {
    ...ownSecret({
      namespace: ownNamespace,
      name: sealedSecretName(policy),
      type: TYPE,
      labels: { [POLICY_NAMESPACE]: namespace, [POLICY_NAME]: name },
      annotations: { [POLICY_UID]: uid },
      data: { [SEALED_KEY]: envelope, ...(certificate === undefined ? {} : { [CERTIFICATE]: certificate }) },
    }),
    // The API server itself refuses a change of what is never meant to change.
    immutable: true,
  };
}

export interface SealedParts {
  readonly envelope: Buffer | undefined;
  readonly certificate: string | undefined;
}

export function readSealedSecret(secret: Secret): SealedParts {
  return { envelope: secretBytes(secret, SEALED_KEY), certificate: secretText(secret, CERTIFICATE) };
}
