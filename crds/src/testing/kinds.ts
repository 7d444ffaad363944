import { RULES as CLUSTER_BACKEND_RULES } from "../gen/cluster-key-backend-rules.ts";
import { RULES as KEY_RULES } from "../gen/crypto-key-rules.ts";
import { RULES as PROFILE_RULES } from "../gen/crypto-profile-rules.ts";
import { RULES as APPROVAL_RULES } from "../gen/key-approval-rules.ts";
import { RULES as BACKEND_RULES } from "../gen/key-backend-rules.ts";
import { RULES as POLICY_RULES } from "../gen/key-policy-rules.ts";
import { RULES as REQUEST_RULES } from "../gen/key-request-rules.ts";
import { RULES as ISSUER_RULES } from "../gen/keyward-issuer-rules.ts";
import { parseClusterKeyBackend, validateClusterKeyBackend } from "../validate/cluster-key-backend.ts";
import { parseCryptoKey, validateCryptoKey } from "../validate/crypto-key.ts";
import { parseCryptoProfile, validateCryptoProfile } from "../validate/crypto-profile.ts";
import type { Fault } from "../validate/fault.ts";
import { parseKeyApproval, validateKeyApproval } from "../validate/key-approval.ts";
import { parseKeyBackend, validateKeyBackend } from "../validate/key-backend.ts";
import { parseKeyPolicy, validateKeyPolicy } from "../validate/key-policy.ts";
import { parseKeyRequest, validateKeyRequest } from "../validate/key-request.ts";
import { parseKeywardIssuer, validateKeywardIssuer } from "../validate/keyward-issuer.ts";
import type { RuleNode } from "../validate/rule-node.ts";

interface TestedKind {
  readonly validate: (object: unknown, old?: unknown) => Fault[];
  readonly parse: (object: unknown) => { spec: unknown };
  readonly rules: RuleNode;
}

/** Every kind of ours, as the tables of cases test it. */
export const TESTED_KINDS = {
  CryptoProfile: { validate: validateCryptoProfile, parse: parseCryptoProfile, rules: PROFILE_RULES },
  KeyPolicy: { validate: validateKeyPolicy, parse: parseKeyPolicy, rules: POLICY_RULES },
  CryptoKey: { validate: validateCryptoKey, parse: parseCryptoKey, rules: KEY_RULES },
  KeyBackend: { validate: validateKeyBackend, parse: parseKeyBackend, rules: BACKEND_RULES },
  ClusterKeyBackend: {
    validate: validateClusterKeyBackend,
    parse: parseClusterKeyBackend,
    rules: CLUSTER_BACKEND_RULES,
  },
  KeyRequest: { validate: validateKeyRequest, parse: parseKeyRequest, rules: REQUEST_RULES },
  KeyApproval: { validate: validateKeyApproval, parse: parseKeyApproval, rules: APPROVAL_RULES },
  KeywardIssuer: { validate: validateKeywardIssuer, parse: parseKeywardIssuer, rules: ISSUER_RULES },
} as const satisfies Record<string, TestedKind>;

export type KindName = keyof typeof TESTED_KINDS;

export const KIND_NAMES = Object.keys(TESTED_KINDS) as readonly KindName[];
