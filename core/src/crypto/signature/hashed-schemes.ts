import type { SchemeName } from "../../algorithms/signature.ts";
import { ecdsa } from "./ecdsa.ts";
import type { HashedScheme } from "./hashed-scheme.ts";
import { rsaPkcs1, rsaPss } from "./rsa.ts";

/** Schemes whose rows have a hash. */
export type HashedSchemeName = Exclude<SchemeName, "pure" | "composite">;

export const HASHED_SCHEMES: Readonly<Record<HashedSchemeName, HashedScheme>> = {
  ecdsa,
  "rsa-pkcs1": rsaPkcs1,
  "rsa-pss": rsaPss,
};
