import type { SignatureOptions } from "@keyward/core/crypto/signature/options";
import { OPCODE, type Opcode } from "@keyward/core/parsec/identifiers";
import type { AsymmetricSignature } from "@keyward/proto/light/gen/parsec/algorithm";
import { SignRequestSchema, SignResultSchema, VerifyRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { sign } from "../../../operations/signature/sign.ts";
import type { SignedInput } from "../../../operations/signature/signature-input.ts";
import { verify } from "../../../operations/signature/verify.ts";
import type { UsageFlag } from "../attributes/key-policy.ts";
import { type UsedKey, useKey } from "../keys/used-key.ts";
import type { Exchange } from "../service/exchange.ts";
import { assertHolds } from "../service/failing-as.ts";
import { type BoundParsecRow, parsecRow } from "../service/parsec-row.ts";

/** r and s, each as long as the curve's field; RSA knows one form. */
const OPTIONS: SignatureOptions = Object.freeze({ format: "raw", saltBytes: undefined, context: new Uint8Array() });

interface Kind {
  readonly opcode: Opcode;
  readonly name: string;
  readonly input: SignedInput["kind"];
  readonly flag: UsageFlag;
}

export const signHash = signing({
  opcode: OPCODE.psaSignHash,
  name: "PsaSignHash",
  input: "digest",
  flag: "signHash",
});

export const signMessage = signing({
  opcode: OPCODE.psaSignMessage,
  name: "PsaSignMessage",
  input: "message",
  flag: "signMessage",
});

export const verifyHash = verifying({
  opcode: OPCODE.psaVerifyHash,
  name: "PsaVerifyHash",
  input: "digest",
  flag: "verifyHash",
});

export const verifyMessage = verifying({
  opcode: OPCODE.psaVerifyMessage,
  name: "PsaVerifyMessage",
  input: "message",
  flag: "verifyMessage",
});

function signing({ opcode, name, input: kind, flag }: Kind): BoundParsecRow {
  return parsecRow({
    opcode,
    name,
    kind: "crypto",
    request: SignRequestSchema,
    response: SignResultSchema,
    isConsumed: true,
    async answer({ keyName, alg, input: bytes }, exchange) {
      const { ref: key, algorithm } = signatureKey(exchange, keyName, flag, alg);
      return exchange.run(sign, { key, algorithm, options: OPTIONS, input: { kind, bytes } });
    },
  });
}

function verifying({ opcode, name, input: kind, flag }: Kind): BoundParsecRow {
  return parsecRow({
    opcode,
    name,
    kind: "crypto",
    request: VerifyRequestSchema,
    isConsumed: true,
    async answer({ keyName, alg, input: bytes, signature }, exchange) {
      const { ref: key, algorithm } = signatureKey(exchange, keyName, flag, alg);
      const input = { key, algorithm, options: OPTIONS, input: { kind, bytes }, signature };
      assertHolds((await exchange.run(verify, input)).valid);
    },
  });
}

function signatureKey(
  exchange: Exchange,
  name: string,
  flag: UsageFlag,
  alg: AsymmetricSignature | undefined,
): UsedKey {
  return useKey(exchange, name, flag, { case: "asymmetricSignature", value: alg! });
}
