import { keyed } from "../../dispatch/keyed.ts";
import { signToken, type TokenInput } from "./sign-token.ts";

/** Signs any bytes as a JWS of the compact form. */
export const signJws = keyed<TokenInput, string>({
  name: "SignJws",
  permission: "sign",
  keyOf: ({ key }) => key,
  checks: [],
  run: signToken,
});
