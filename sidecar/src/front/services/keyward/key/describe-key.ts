import { DescribeKeyRequestSchema, DescribeKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { describeKey as operation } from "../../../../operations/key/describe-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";
import { descriptionOf } from "./key-description.ts";

export const describeKey = row({
  rpc: "DescribeKey",
  request: DescribeKeyRequestSchema,
  response: DescribeKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key }) => ({ key: keyRefOf(key) }),
  encode: ({ ref, key }) => ({ key: descriptionOf(ref, key) }),
});
