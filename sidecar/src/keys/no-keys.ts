import { KeywardError } from "@keyward/core/errors/keyward-error";
import { quote } from "@keyward/core/text/quote";
import type { KeySource } from "./port.ts";

/** A stand-alone server: nobody delivers keys to it. */
export const NO_KEYS: KeySource = {
  has: () => false,
  require(policy) {
    const text =
      `the key of KeyPolicy ${quote(policy)} is not here: this server runs without a Keyward operator, which keeps such keys; ` +
      "run it in a pod with the annotation keyward.dev/inject, or bring the CA key with a crypto-broker request";
    throw new KeywardError("FAILED_PRECONDITION", text);
  },
};
