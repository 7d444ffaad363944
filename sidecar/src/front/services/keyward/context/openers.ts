import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { OpenContextRequest } from "@keyward/proto/light/gen/keyward/v1/context";
import type { CryptoContext } from "../../../../contexts/crypto-context.ts";
import { dispatch } from "../../../../dispatch/dispatch.ts";
import type { Call, Operation } from "../../../../dispatch/operation.ts";
import { openDecrypt } from "../../../../operations/cipher/open-decrypt.ts";
import { openEncrypt } from "../../../../operations/cipher/open-encrypt.ts";
import { openHash } from "../../../../operations/hash/open-hash.ts";
import { openComputeMac } from "../../../../operations/mac/open-compute-mac.ts";
import { openVerifyMac } from "../../../../operations/mac/open-verify-mac.ts";
import { openSign } from "../../../../operations/signature/open-sign.ts";
import { openVerify } from "../../../../operations/signature/open-verify.ts";
import { decodeDecryptBegin, decodeEncryptBegin } from "../cipher/cipher-begin.ts";
import { decodeHashBegin } from "../hash/hash-stream.ts";
import { decodeMacBegin } from "../mac/compute-mac-stream.ts";
import { decodeVerifyMacBegin } from "../mac/verify-mac-stream.ts";
import { decodeSignBegin } from "../signature/sign-stream.ts";
import { decodeVerifyBegin } from "../signature/verify-stream.ts";

type Begin = OpenContextRequest["begin"];
type Case = NonNullable<Begin["case"]>;
type BeginOf<C extends Case> = Extract<Begin, { case: C }>["value"];
type Opening = (call: Call) => CryptoContext | Promise<CryptoContext>;

/** How each kind of context begins: decoded when the request is judged, opened under the policy of its family. */
const OPENERS: { readonly [C in Case]: (begin: BeginOf<C>) => Opening } = {
  hash: opener(openHash, decodeHashBegin),
  computeMac: opener(openComputeMac, decodeMacBegin),
  verifyMac: opener(openVerifyMac, decodeVerifyMacBegin),
  encrypt: opener(openEncrypt, decodeEncryptBegin),
  decrypt: opener(openDecrypt, decodeDecryptBegin),
  sign: opener(openSign, decodeSignBegin),
  verify: opener(openVerify, decodeVerifyBegin),
};

function opener<B, I>(open: Operation<I, CryptoContext>, decode: (begin: B) => I): (begin: B) => Opening {
  return (begin) => {
    const input = decode(begin);
    return (call) => dispatch(open, input, call);
  };
}

/** @throws INVALID_ARGUMENT for a request that begins nothing */
export function openingOf({ case: kind, value }: Begin): Opening {
  if (kind !== undefined) return (OPENERS[kind] as (begin: unknown) => Opening)(value);
  const text = "the request begins nothing; set hash, compute_mac, verify_mac, encrypt, decrypt, sign or verify";
  throw new KeywardError("INVALID_ARGUMENT", text);
}
