import { PersistKeyRequestSchema, PersistKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { persistKey as operation } from "../../../../operations/key/persist-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";
import { descriptionOf } from "./key-description.ts";

export const persistKey = row({
  rpc: "PersistKey",
  request: PersistKeyRequestSchema,
  response: PersistKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, name }) => ({ key: keyRefOf(key), name }),
  encode: ({ ref, key, durable }) => ({ key: descriptionOf(ref, key), durable }),
});
