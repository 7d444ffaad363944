import { AgreeKeyRequestSchema, AgreeKeyResponseSchema } from "@keyward/proto/light/gen/keyward/v1/key";
import { agreeKey as operation } from "../../../../operations/agreement/agree-key.ts";
import { row } from "../../row.ts";
import { attributesOf } from "../key/key-attributes.ts";
import { descriptionOf } from "../key/key-description.ts";
import { keyFormatOf } from "../key/key-format.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";

export const agreeKey = row({
  rpc: "AgreeKey",
  request: AgreeKeyRequestSchema,
  response: AgreeKeyResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, algorithm, peer, peerFormat, attributes }) => ({
    key: keyRefOf(key),
    algorithm,
    peer,
    peerFormat: keyFormatOf(peerFormat, "peer_format"),
    attributes: attributesOf(attributes),
  }),
  encode: ({ ref, key }, _request, { profile }) => ({ key: descriptionOf(ref, key), profile: refOf(profile) }),
});
