import { DeriveBytesRequestSchema, DeriveBytesResponseSchema } from "@keyward/proto/light/gen/keyward/v1/kdf";
import { deriveBytes as operation } from "../../../../operations/kdf/derive-bytes.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { kdfParametersOf } from "./kdf-parameters.ts";

export const deriveBytes = row({
  rpc: "DeriveBytes",
  request: DeriveBytesRequestSchema,
  response: DeriveBytesResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, parameters, lengthBytes }) => ({
    key: keyRefOf(key),
    algorithm,
    parameters: kdfParametersOf(parameters),
    lengthBytes,
  }),
  encode: ({ bytes, algorithm }, _request, { profile }) => ({
    data: bytes,
    algorithm: algorithm.name,
    profile: refOf(profile),
  }),
});
