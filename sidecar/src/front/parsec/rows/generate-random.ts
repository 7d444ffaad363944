import { MAX_RANDOM_BYTES } from "@keyward/core/crypto/random/checked-random";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { GenerateRandomRequestSchema, GenerateRandomResultSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { generateRandom as random } from "../../../operations/random/generate-random.ts";
import { PROCESS_RANDOM } from "../../../operations/random/process-random.ts";
import { parsecRow } from "../service/parsec-row.ts";

/** What the protocol's own service gives at most. */
const MAX_BYTES = 1_048_576n;

const operation = random(PROCESS_RANDOM);

export const generateRandom = parsecRow({
  opcode: OPCODE.psaGenerateRandom,
  name: "PsaGenerateRandom",
  kind: "crypto",
  anonymous: true,
  request: GenerateRandomRequestSchema,
  response: GenerateRandomResultSchema,
  async answer({ size }, exchange) {
    if (size > MAX_BYTES) throw new ParsecError(STATUS.RESPONSE_TOO_LARGE, `${size} random bytes`);
    const parts: Uint8Array[] = [];
    for (let rest = Number(size); rest > 0; rest -= MAX_RANDOM_BYTES) {
      parts.push(await exchange.run(operation, { lengthBytes: Math.min(rest, MAX_RANDOM_BYTES) }));
    }
    return { randomBytes: Buffer.concat(parts) };
  },
});
