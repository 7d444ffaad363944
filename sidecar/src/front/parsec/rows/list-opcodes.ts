import { OPCODE, type Opcode, PROVIDER } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { ListOpcodesRequestSchema, ListOpcodesResultSchema } from "@keyward/proto/light/gen/parsec/service";
import { parsecRow } from "../service/parsec-row.ts";

/** One number too many fails a client's whole list: nobody is told of operations for administrators, and of MACs. */
const CORE: readonly Opcode[] = [
  OPCODE.ping,
  OPCODE.listProviders,
  OPCODE.listOpcodes,
  OPCODE.listAuthenticators,
  OPCODE.listKeys,
];
const CRYPTO: readonly Opcode[] = [
  OPCODE.psaGenerateKey,
  OPCODE.psaDestroyKey,
  OPCODE.psaSignHash,
  OPCODE.psaVerifyHash,
  OPCODE.psaImportKey,
  OPCODE.psaExportPublicKey,
  OPCODE.psaAsymmetricEncrypt,
  OPCODE.psaAsymmetricDecrypt,
  OPCODE.psaExportKey,
  OPCODE.psaGenerateRandom,
  OPCODE.psaHashCompute,
  OPCODE.psaHashCompare,
  OPCODE.psaAeadEncrypt,
  OPCODE.psaAeadDecrypt,
  OPCODE.psaRawKeyAgreement,
  OPCODE.psaCipherEncrypt,
  OPCODE.psaCipherDecrypt,
  OPCODE.psaSignMessage,
  OPCODE.psaVerifyMessage,
  OPCODE.canDoCrypto,
];

export const listOpcodes = parsecRow({
  opcode: OPCODE.listOpcodes,
  name: "ListOpcodes",
  kind: "core",
  anonymous: true,
  request: ListOpcodesRequestSchema,
  response: ListOpcodesResultSchema,
  answer: ({ providerId }) => ({ opcodes: [...opcodesOf(providerId)] }),
});

function opcodesOf(provider: number): readonly Opcode[] {
  if (provider === PROVIDER.core) return CORE;
  if (provider === PROVIDER.mbedCrypto) return CRYPTO;
  if (provider <= PROVIDER.cryptoAuthLib) {
    throw new ParsecError(STATUS.PROVIDER_NOT_REGISTERED, `provider ${provider} is not offered`);
  }
  throw new ParsecError(STATUS.PROVIDER_DOES_NOT_EXIST, `provider ${provider} does not exist`);
}
