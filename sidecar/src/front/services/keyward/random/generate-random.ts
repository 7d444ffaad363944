import { GenerateRandomRequestSchema, GenerateRandomResponseSchema } from "@keyward/proto/light/gen/keyward/v1/random";
import { generateRandom as operationOn } from "../../../../operations/random/generate-random.ts";
import { PROCESS_RANDOM } from "../../../../operations/random/process-random.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";

export const generateRandom = row({
  rpc: "GenerateRandom",
  request: GenerateRandomRequestSchema,
  response: GenerateRandomResponseSchema,
  operation: operationOn(PROCESS_RANDOM),
  profileOf: ownProfile,
  decode: ({ lengthBytes }) => ({ lengthBytes }),
  encode: (data) => ({ data }),
});
