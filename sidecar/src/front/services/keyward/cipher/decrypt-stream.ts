import { DecryptStreamRequestSchema, DecryptStreamResponseSchema } from "@keyward/proto/light/gen/keyward/v1/cipher";
import { openDecrypt } from "../../../../operations/cipher/open-decrypt.ts";
import { cipherStreamRow } from "../../stream/cipher-stream-row.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { decodeDecryptBegin } from "./cipher-begin.ts";

/** Plaintext leaves as it comes; only the status OK says that it is authentic. */
export const decryptStream = cipherStreamRow({
  rpc: "DecryptStream",
  request: DecryptStreamRequestSchema,
  response: DecryptStreamResponseSchema,
  open: openDecrypt,
  profileOf: ownProfile,
  part: ({ part }) => part,
  decode: decodeDecryptBegin,
  started: ({ algorithm }, { profile }) => ({
    part: { case: "started" as const, value: { algorithm, profile: refOf(profile) } },
  }),
  chunk: (value) => ({ part: { case: "chunk" as const, value } }),
  last: () => [],
});
