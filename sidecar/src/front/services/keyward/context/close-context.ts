import { CloseContextRequestSchema, CloseContextResponseSchema } from "@keyward/proto/light/gen/keyward/v1/context";
import { closeContext as operation } from "../../../../operations/context/close-context.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { contextIdOf } from "./context-id.ts";

export const closeContext = row({
  rpc: "CloseContext",
  request: CloseContextRequestSchema,
  response: CloseContextResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: (request) => ({ id: contextIdOf(request) }),
  encode: () => ({}),
});
