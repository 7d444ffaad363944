import { encodeDistinguishedName } from "@keyward/core/x509/names/distinguished-name";
import { parseName } from "@keyward/core/x509/names/name";
import { formatName } from "@keyward/core/x509/names/name-text";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

/** A subject of RFC 4514: what is taken is a name that our own reader reads. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: ['CN=James \\"Jim\\" Smith\\, III,DC=example,DC=net', "OU=Sales+CN=J.  Smith,C=DE", "cn=\\ a\\C4\\8D\\ "].map(
    (text) => Buffer.from(text),
  ),
  maxBytes: 2048,
  run(input) {
    formatName(parseName(encodeDistinguishedName(Buffer.from(input).toString("utf8"))));
  },
};
