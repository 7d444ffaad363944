import { keyed } from "../../dispatch/keyed.ts";
import type { TokenVerdict } from "./token-verdict.ts";
import { type SignedToken, verifyToken } from "./verify-token.ts";

/** Verifies a JWS of the compact form. */
export const verifyJws = keyed<SignedToken, TokenVerdict>({
  name: "VerifyJws",
  permission: "verify",
  keyOf: ({ key }) => key,
  checks: [],
  run: verifyToken,
});
