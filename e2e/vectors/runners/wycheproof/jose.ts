import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import { TokenService } from "@keyward/proto/gen/keyward/v1/token_pb";
import { okOf, refusalText } from "../../engine/answer.ts";
import { expectRefusal, failed, PASSED, skipped } from "../runner.ts";
import { type WycheproofCase, wycheproof } from "./wycheproof.ts";

type Jwk = Readonly<Record<string, unknown>>;
type Jwks = { readonly keys: readonly Jwk[] };

interface JoseCase extends WycheproofCase {
  readonly jws?: string;
  readonly jwe?: string;
}

interface JoseGroup {
  readonly private?: Jwk | Jwks;
  readonly public?: Jwk | Jwks;
  readonly tests: readonly JoseCase[];
}

/** Keys that are asked to verify: the public ones where the group has them. */
export const wycheproofJose = wycheproof<JoseCase, JoseGroup>(/^json_web_/, async (test, group, engine) => {
  if (test.jws === undefined) return skipped("JWE is not offered: HPKE is the way to encrypt to a key");
  const flaw = flawOf(test);
  if (flaw !== undefined) return skipped(flaw);
  const keys = keysOf(group.public ?? group.private ?? {});
  const candidates = chosen(keys, test.jws);
  if (candidates.length !== 1) {
    return test.result === "invalid"
      ? expectRefusal(false)
      : failed(`${candidates.length} keys of the set fit the token`);
  }
  const jwk = candidates[0]!;
  const data = Buffer.from(JSON.stringify(jwk));
  // Some keys have ES521, a slip for ES512 that their tokens do not make.
  const algorithms = typeof jwk.alg === "string" ? [jwk.alg.replace("ES521", "ES512")] : [];
  const answer = await engine.withKey({ format: KeyFormat.JWK, data, usages: ["verify"] }, (key) =>
    engine.call(TokenService.method.verifyJws, { key, algorithms, jws: test.jws! }),
  );
  const accepted = okOf(answer)?.valid === true;
  if (test.result === "invalid") return expectRefusal(accepted);
  return accepted || test.result === "acceptable" ? PASSED : failed(refusalText(answer));
});

/** Two cases contradict RFC 7515, or lost on their way what they are about. */
function flawOf({ jws = "", comment, result }: JoseCase): string | undefined {
  if (result === "valid" && !/^[\w.-]*$/.test(jws)) {
    return "the case wants characters outside of base64url to be overlooked, which RFC 7515 (2) forbids";
  }
  if (comment === "invalidBase64Padding" && !jws.includes("=")) {
    return "the case is about padding and has none: it is the same token as a valid one";
  }
  return undefined;
}

function keysOf(value: Jwk | Jwks): readonly Jwk[] {
  return Array.isArray(value.keys) ? (value.keys as readonly Jwk[]) : [value as Jwk];
}

/** What a client does with a set: the key that the token names; a set that mixes kinds of keys is ambiguous. */
function chosen(keys: readonly Jwk[], jws: string): readonly Jwk[] {
  if (keys.length === 1) return keys;
  const kinds = new Set(keys.map(({ kty }) => (kty === "oct" ? "secret" : "public")));
  if (kinds.size > 1) return [];
  const kid = headerOf(jws).kid;
  return keys.filter((key) => key.kid === kid);
}

function headerOf(jws: string): Jwk {
  try {
    return JSON.parse(Buffer.from(jws.split(".")[0] ?? "", "base64url").toString()) as Jwk;
  } catch {
    return {};
  }
}
