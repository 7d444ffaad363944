import { GenerateKeyRequestSchema, GenerateKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { generateKey as operation } from "../../../../operations/key/generate-key.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { attributesOf } from "./key-attributes.ts";
import { descriptionOf } from "./key-description.ts";

export const generateKey = row({
  rpc: "GenerateKey",
  request: GenerateKeyRequestSchema,
  response: GenerateKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ type, bits, attributes }) => ({ type, bits, attributes: attributesOf(attributes) }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
