import { parseName } from "@keyward/core/x509/names/name";
import { encodeName, parseSubjectText } from "@keyward/core/x509/names/name-build";
import { formatName } from "@keyward/core/x509/names/name-text";
import { TEXT_MUTATIONS } from "../mutate/text.ts";
import type { Target } from "../target.ts";

/** A subject as clients write it: what is taken can be encoded, and our own reader reads it. */
export const target: Target = {
  mutations: TEXT_MUTATIONS,
  seeds: ["C=DE, ST=Hessen,O=Example GmbH,OU=Payments,L=Frankfurt,CN=app.example", "CN=J\u00fcrgen", "CN=a,,"].map(
    (text) => Buffer.from(text),
  ),
  /** What the crypto-broker's clients may send. */
  maxBytes: 1024,
  run(input) {
    formatName(parseName(encodeName(parseSubjectText(Buffer.from(input).toString("utf8")))));
  },
};
