import { CopyKeyRequestSchema, CopyKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { copyKey as operation } from "../../../../operations/key/copy-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";
import { attributesOf } from "./key-attributes.ts";
import { descriptionOf } from "./key-description.ts";

export const copyKey = row({
  rpc: "CopyKey",
  request: CopyKeyRequestSchema,
  response: CopyKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, attributes }) => ({ key: keyRefOf(key), attributes: attributesOf(attributes) }),
  encode: ({ ref, key }) => ({ key: descriptionOf(ref, key) }),
});
