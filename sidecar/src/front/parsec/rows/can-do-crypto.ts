import { KeywardError } from "@keyward/core/errors/keyward-error";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { algorithmAllowed } from "@keyward/core/policy/algorithm-checks";
import { enforce } from "@keyward/core/policy/verdict";
import type { Algorithm } from "@keyward/proto/light/gen/parsec/algorithm";
import type { KeyAttributes } from "@keyward/proto/light/gen/parsec/attributes";
import { CanDoCryptoRequestSchema, CheckType } from "@keyward/proto/light/gen/parsec/key";
import type { Call, Operation } from "../../../dispatch/operation.ts";
import { keyTypeAllowed } from "../../../operations/key/new-key.ts";
import { SECTIONS } from "../attributes/algorithm-section.ts";
import { engineAlgorithm } from "../attributes/engine-algorithm.ts";
import { type EngineType, engineType } from "../attributes/engine-type.ts";
import { engineUsages } from "../attributes/engine-usages.ts";
import { parsecRow } from "../service/parsec-row.ts";
import { typeToMake } from "./generate-key.ts";

interface Question {
  readonly checkType: CheckType;
  readonly attributes: KeyAttributes;
}

/** Of keys whose size comes with their data, any of the type will do. */
const SOME_BITS: Readonly<Record<string, number>> = { rsaKeyPair: 2048, rsaPublicKey: 2048, aes: 128 };

/** Whether such a key could be used, made or brought: what the engine has and the profile permits. Touches no key. */
const canDo: Operation<Question, void> = {
  name: "CanDoCrypto",
  checks: [],
  run({ checkType, attributes }, call) {
    if (checkType === CheckType.DERIVE) throw unsupported("keys are not derived on this wire");
    const of = typeOf(checkType, attributes);
    engineUsages(attributes.keyPolicy!.keyUsageFlags!, of);
    const algorithm = attributes.keyPolicy!.keyAlgorithm!;
    if (checkType !== CheckType.USE) assertMayCome(checkType, of, call);
    if (checkType === CheckType.USE || algorithm.variant.case !== "none") assertUsable(attributes, algorithm, of, call);
  },
};

export const canDoCrypto = parsecRow({
  opcode: OPCODE.canDoCrypto,
  name: "CanDoCrypto",
  kind: "crypto",
  request: CanDoCryptoRequestSchema,
  async answer({ checkType, attributes }, exchange) {
    try {
      await exchange.run(canDo, { checkType, attributes: attributes! });
    } catch (cause) {
      const isNo = cause instanceof ParsecError || (cause instanceof KeywardError && NO.includes(cause.code));
      throw isNo ? unsupported(cause.message) : cause;
    }
  },
});

/** What is a no; all else is a failure to answer. */
const NO: readonly string[] = ["INVALID_ARGUMENT", "NOT_PERMITTED", "NOT_SUPPORTED"];

function typeOf(checkType: CheckType, attributes: KeyAttributes): EngineType {
  if (checkType === CheckType.GENERATE) return typeToMake(attributes);
  const { keyType, keyBits } = attributes;
  const unknown = checkType === CheckType.IMPORT && keyBits === 0;
  return engineType(keyType!, unknown ? (SOME_BITS[keyType!.variant.case!] ?? 256) : keyBits);
}

/** @throws NOT_PERMITTED, NOT_SUPPORTED */
function assertMayCome(checkType: CheckType, { type, kind }: EngineType, call: Call): void {
  enforce(keyTypeAllowed(call, type.name));
  if (checkType === CheckType.IMPORT && kind !== "public" && !call.profile.keys?.allowImport) {
    throw unsupported("the profile permits no import");
  }
}

function assertUsable({ keyPolicy }: KeyAttributes, algorithm: Algorithm, { type }: EngineType, call: Call): void {
  const { encrypt, decrypt, signHash, signMessage, verifyHash, verifyMessage, derive } = keyPolicy!.keyUsageFlags!;
  if (!(encrypt || decrypt || signHash || signMessage || verifyHash || verifyMessage || derive)) {
    throw unsupported("no usage");
  }
  const section = SECTIONS[algorithm.variant.case!];
  if (section === undefined) throw unsupported("no algorithm");
  const name = engineAlgorithm(algorithm, type);
  if (name !== undefined) enforce(algorithmAllowed(call.profile, section, name));
}

function unsupported(why: string): ParsecError {
  return new ParsecError(STATUS.PSA_NOT_SUPPORTED, why);
}
