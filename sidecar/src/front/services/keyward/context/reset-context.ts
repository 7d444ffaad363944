import { ResetContextRequestSchema, ResetContextResponseSchema } from "@keyward/proto/light/gen/keyward/v1/context";
import { resetContext as operation } from "../../../../operations/context/reset-context.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { contextIdOf, presentBytes } from "./context-id.ts";

export const resetContext = row({
  rpc: "ResetContext",
  request: ResetContextRequestSchema,
  response: ResetContextResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: (request) => ({
    id: contextIdOf(request),
    nonce: request.nonce,
    associatedData: presentBytes(request.associatedData),
  }),
  encode: ({ nonce }) => ({ ...(nonce && { nonce }) }),
});
