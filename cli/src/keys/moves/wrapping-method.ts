import type { PublicWrappingMethod } from "@keyward/core/crypto/transport/wrap-key";
import { CliError } from "../../cli-error.ts";

export const WRAPPING_METHODS: readonly PublicWrappingMethod[] = ["RSA-AES-KWP-SHA256", "RSA-OAEP-SHA256"];
/** Takes keys of every size. */
export const DEFAULT_METHOD: PublicWrappingMethod = "RSA-AES-KWP-SHA256";

/** @throws CliError for a method that a later release may know */
export function wrappingMethod(text: string): PublicWrappingMethod {
  const known = WRAPPING_METHODS.find((method) => method === text);
  if (known === undefined) throw new CliError(`this keyward cannot wrap by ${text}`);
  return known;
}
