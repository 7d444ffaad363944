import { ExportPublicKeyRequestSchema, ExportPublicKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { exportPublicKey as operation } from "../../../../operations/key/export-public-key.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile } from "../profile-ref.ts";
import { keyFormatOf } from "./key-format.ts";

export const exportPublicKey = row({
  rpc: "ExportPublicKey",
  request: ExportPublicKeyRequestSchema,
  response: ExportPublicKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, format }) => ({ key: keyRefOf(key), format: keyFormatOf(format) }),
  encode: (data) => ({ data }),
});
