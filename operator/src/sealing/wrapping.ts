import type { DataKey } from "@keyward/core/backend/key-use";
import type { Secret } from "@keyward/core/secret/secret";

/** Under what data keys are wrapped. Both methods throw BackendError. */
export interface Wrapping {
  /** Names the key-encryption key, so that a data key is opened by what wrapped it; at most 2 kB, no secret. */
  readonly descriptor: string;
  generate(context: string, signal: AbortSignal): Promise<DataKey>;
  /** @throws Rejected whatever is wrong with it */
  open(wrapped: Uint8Array, context: string, signal: AbortSignal): Promise<Secret>;
}

/** What a descriptor says. */
export type WrappingKey =
  | { readonly kind: "Secret"; readonly name: string }
  | {
      readonly kind: "KeyBackend" | "ClusterKeyBackend";
      /** Of a KeyBackend; else empty. */
      readonly namespace: string;
      readonly name: string;
      /** How the backend names the key. */
      readonly keyId: string;
      readonly algorithm: string;
    };

/** @returns the same text for the same key */
export function describeWrapping(key: WrappingKey): string {
  if (key.kind === "Secret") return JSON.stringify({ kind: key.kind, name: key.name });
  const { kind, namespace, name, keyId, algorithm } = key;
  return JSON.stringify({ kind, namespace, name, keyId, algorithm });
}

/** @returns undefined for what is no descriptor of ours */
export function parseWrapping(descriptor: string): WrappingKey | undefined {
  try {
    const value: unknown = JSON.parse(descriptor);
    return isWrappingKey(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isWrappingKey(value: unknown): value is WrappingKey {
  if (typeof value !== "object" || value === null || !("kind" in value)) return false;
  const fields = value as Partial<Record<string, unknown>>;
  if (fields.kind === "Secret") return typeof fields.name === "string";
  const isBackend = fields.kind === "KeyBackend" || fields.kind === "ClusterKeyBackend";
  return isBackend && ["namespace", "name", "keyId", "algorithm"].every((field) => typeof fields[field] === "string");
}
