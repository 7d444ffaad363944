import { ExportKeyRequestSchema, ExportKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { exportKey as operation } from "../../../../operations/key/export-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";
import { keyFormatOf } from "./key-format.ts";

export const exportKey = row({
  rpc: "ExportKey",
  request: ExportKeyRequestSchema,
  response: ExportKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, format }) => ({ key: keyRefOf(key), format: keyFormatOf(format) }),
  encode: (data) => ({ data }),
});
