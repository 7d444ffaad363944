import { GRACE_MS } from "./plan.ts";

interface Created {
  readonly metadata: { readonly creationTimestamp?: string };
}

/**
 * A key that is deleted can be created again under its name, by whoever may, and under other rules. What was asked and agreed for the one
 * that was is not done to the one that is.
 * @returns why it is not, for a person; undefined: the request is about this key
 */
export function earlierKey(request: Created, key: Created & { metadata: { name: string } }): string | undefined {
  const aheadMs = createdMs(key) - createdMs(request);
  if (!(aheadMs > GRACE_MS)) return undefined;
  return `CryptoKey ${key.metadata.name} was created after this request, which was for an earlier one of that name. Next: create another KeyRequest`;
}

/** NaN where it is not known, as in caches: what decides is read from the API server. */
function createdMs({ metadata: { creationTimestamp = "" } }: Created): number {
  return Date.parse(creationTimestamp);
}
