import { GetServerInfoRequestSchema, GetServerInfoResponseSchema } from "@keyward/proto/light/gen/keyward/v1/info";
import { getServerInfo as operation } from "../../../../operations/info/get-server-info.ts";
import { row } from "../../row.ts";
import { ownProfile } from "../profile-ref.ts";

/** The newest first; a client that speaks none of them cannot use this server. */
const WIRE_VERSIONS = ["keyward.v1"];

export const getServerInfo = row({
  rpc: "GetServerInfo",
  request: GetServerInfoRequestSchema,
  response: GetServerInfoResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: () => ({}),
  encode: (info) => ({ ...info, wireVersions: WIRE_VERSIONS }),
});
