import { DestroyKeyRequestSchema, DestroyKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { destroyKey as operation } from "../../../../operations/key/destroy-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";

export const destroyKey = row({
  rpc: "DestroyKey",
  request: DestroyKeyRequestSchema,
  response: DestroyKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key }) => ({ key: keyRefOf(key) }),
  encode: () => ({}),
});
