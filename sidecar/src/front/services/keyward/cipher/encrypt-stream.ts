import { EncryptStreamRequestSchema, EncryptStreamResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cipher";
import { openEncrypt } from "../../../../operations/cipher/open-encrypt.ts";
import { cipherStreamRow } from "../../stream/cipher-stream-row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { decodeEncryptBegin } from "./cipher-begin.ts";

export const encryptStream = cipherStreamRow({
  rpc: "EncryptStream",
  request: EncryptStreamRequestSchema,
  response: EncryptStreamResponseSchema,
  open: openEncrypt,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeEncryptBegin,
  started: ({ algorithm, nonce }, { profile }) => ({
    part: { case: "started" as const, value: { algorithm, nonce, profile: refOf(profile) } },
  }),
  chunk: (value) => ({ part: { case: "chunk" as const, value } }),
  last: ({ tag }) => (tag === undefined ? [] : [{ part: { case: "tag" as const, value: tag } }]),
});
