import type { ProfileObject } from "../caches/kinds.ts";

/**
 * @returns the key policies that a profile names, for certificates and in grants, each once. The profile may be one that does not
 *   compile, so nothing about its shape is certain.
 */
export function namedPolicies({ spec }: ProfileObject): readonly string[] {
  const grants: unknown = spec?.grants;
  const granted = listOf(grants).flatMap((grant) => listOf((grant as { keys?: unknown } | null)?.keys));
  const names: unknown[] = granted.map((key) => (key as { policy?: unknown } | null)?.policy);
  names.unshift(spec?.certificates?.issuer?.keyPolicyRef?.name);
  return [...new Set(names.filter((name) => typeof name === "string"))];
}

/** @returns the policies whose trust bundles a profile asks for, each once: that of its issuer, and those of `trust` */
export function trustedPolicies({ spec }: ProfileObject): readonly string[] {
  const names: unknown[] = [spec?.certificates?.issuer?.keyPolicyRef?.name, ...listOf(spec?.trust)];
  return [...new Set(names.filter((name) => typeof name === "string"))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
