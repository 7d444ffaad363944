import type { Caches } from "../caches/caches.ts";
import type { KeyView } from "./key-view.ts";

/**
 * The CryptoKey that a policy has of its own name. Whoever may create CryptoKeys can be first with that name, under rules of another policy:
 * then it is not the policy's, and no authority of its name signs with it.
 * @param policyKey `namespace/name`
 */
export function ownKey(policyKey: string, keys: Pick<Caches["keys"], "get">): KeyView | undefined {
  const key = keys.get(policyKey);
  const policy = policyKey.slice(policyKey.indexOf("/") + 1);
  return key?.spec.policyRef.name === policy ? key : undefined;
}
