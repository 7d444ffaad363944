import { aeadOf } from "./aead.ts";
import { type Authority, createAuthority } from "./authority.ts";
import { BenchKeys } from "./bench-keys.ts";
import { certificateOf } from "./certificate.ts";
import { hashOf } from "./hash.ts";
import { hashBatchOf } from "./hash-batch.ts";
import { hmacOf } from "./hmac.ts";
import type { Operation } from "./operation.ts";
import { signOf } from "./sign.ts";

/** What the calls of one run are made with. */
export interface Ingredients {
  readonly keys: BenchKeys;
  readonly authority: Authority;
}

export async function createIngredients(nowMs: number): Promise<Ingredients> {
  const keys = new BenchKeys();
  return { keys, authority: await createAuthority(keys.authority, nowMs) };
}

type Make = (bytes: number, ingredients: Ingredients) => Operation;

/** By the name of the row. */
export const OPERATIONS = {
  hash: (bytes) => hashOf(bytes),
  "hash-batch": (bytes) => hashBatchOf(bytes),
  hmac: (bytes, { keys }) => hmacOf(bytes, keys),
  aead: (bytes, { keys }) => aeadOf(bytes, keys),
  "sign-p256": (bytes, { keys }) => signOf("sign-p256", bytes, keys),
  "sign-p384": (bytes, { keys }) => signOf("sign-p384", bytes, keys),
  "sign-p521": (bytes, { keys }) => signOf("sign-p521", bytes, keys),
  "sign-ed25519": (bytes, { keys }) => signOf("sign-ed25519", bytes, keys),
  certificate: (_bytes, { authority }) => certificateOf(authority),
} as const satisfies Record<string, Make>;

export type OperationName = keyof typeof OPERATIONS;
export const OPERATION_NAMES = Object.keys(OPERATIONS) as OperationName[];
