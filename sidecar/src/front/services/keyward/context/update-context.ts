import { UpdateContextRequestSchema, UpdateContextResponseSchema } from "@keyward/proto/light/gen/keyward/v1/context";
import { updateContext as operation } from "../../../../operations/context/update-context.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";
import { contextIdOf } from "./context-id.ts";

export const updateContext = row({
  rpc: "UpdateContext",
  request: UpdateContextRequestSchema,
  response: UpdateContextResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: (request) => ({ id: contextIdOf(request), data: request.data }),
  encode: (data) => ({ data }),
});
