import { OPCODE, type Opcode } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { EmptyRequestSchema } from "@keyward/proto/light/gen/parsec/service";
import { type BoundParsecRow, parsecRow } from "../service/parsec-row.ts";

export const attestKey = refusing(OPCODE.attestKey, "AttestKey");
export const prepareKeyAttestation = refusing(OPCODE.prepareKeyAttestation, "PrepareKeyAttestation");

/** Only a TPM attests keys: whatever the request says, the answer is no. */
function refusing(opcode: Opcode, name: string): BoundParsecRow {
  return parsecRow({
    opcode,
    name,
    kind: "crypto",
    request: EmptyRequestSchema,
    answer() {
      throw new ParsecError(STATUS.PSA_NOT_SUPPORTED, "keys in software are not attested");
    },
  });
}
