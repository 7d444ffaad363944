import {
  DecryptAsymmetricRequestSchema,
  DecryptAsymmetricResponseSchema,
} from "@keyward/proto/light/gen/keyward/v1/asymmetric";
import { decryptAsymmetric as operation } from "../../../../operations/asymmetric/decrypt-asymmetric.ts";
import { row } from "../../row.ts";
import { keyRefOf } from "../key-ref.ts";
import { ownProfile, refOf } from "../profile-ref.ts";
import { hpkeInputOf } from "./hpke-input.ts";

export const decryptAsymmetric = row({
  rpc: "DecryptAsymmetric",
  request: DecryptAsymmetricRequestSchema,
  response: DecryptAsymmetricResponseSchema,
  operation,
  profileOf: ownProfile,
  decode: ({ key, hpke, ...rest }) => ({ ...rest, key: keyRefOf(key), hpke: hpkeInputOf(hpke) }),
  encode: (output, _request, { profile }) => ({ ...output, profile: refOf(profile) }),
});
