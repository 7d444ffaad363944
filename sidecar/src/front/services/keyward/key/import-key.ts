import { ImportKeyRequestSchema, ImportKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { importKey as operation } from "../../../../operations/key/import-key.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { attributesOf } from "./key-attributes.ts";
import { descriptionOf } from "./key-description.ts";
import { keyFormatOf } from "./key-format.ts";

export const importKey = row({
  rpc: "ImportKey",
  request: ImportKeyRequestSchema,
  response: ImportKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: (request) => ({
    format: keyFormatOf(request.format),
    data: request.data,
    type: request.type,
    public: request.public,
    attributes: attributesOf(request.attributes),
  }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
