import { ListKeysRequestSchema, ListKeysResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { listKeys as operation } from "../../../../operations/key/list-keys.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { descriptionOf } from "./key-description.ts";

export const listKeys = row({
  rpc: "ListKeys",
  request: ListKeysRequestSchema,
  response: ListKeysResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: () => undefined,
  encode: (keys) => ({ keys: keys.map(({ ref, key }) => descriptionOf(ref, key)) }),
});
