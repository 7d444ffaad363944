import { OpenContextRequestSchema, OpenContextResponseSchema } from "@keyward/proto/light/gen/keyward/v1/context";
import { openContext as operation } from "../../../../operations/context/open-context.ts";
import { row } from "../../row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { openingOf } from "./openers.ts";

export const openContext = row({
  rpc: "OpenContext",
  request: OpenContextRequestSchema,
  response: OpenContextResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ begin, lifetimeMilliseconds, unlimited }) => ({
    open: openingOf(begin),
    lifetimeMs: lifetimeMilliseconds,
    unlimited,
  }),
  encode: ({ id, context: { algorithm, nonce } }, _request, { profile }) => ({
    context: id,
    algorithm,
    ...(nonce && { nonce }),
    profile: refOf(profile),
  }),
});
