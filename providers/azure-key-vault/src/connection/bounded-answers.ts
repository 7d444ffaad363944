import type { KeyClientOptions } from "@azure/keyvault-keys";

type Policies = NonNullable<KeyClientOptions["additionalPolicies"]>;

/** A page of a list has some ten kilobytes, everything else less; hundreds of calls may be under way. */
const MAX_ANSWER_BYTES = 256 * 1024;

/** The answer is longer than any that a vault gives. */
export class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

/** The SDK takes whatever comes: an answer that is longer than any vault's ends its connection. */
export const BOUNDED_ANSWERS: Policies = [
  {
    position: "perCall",
    policy: {
      name: "boundedAnswers",
      async sendRequest(request, next) {
        const tooLarge = new AbortController();
        const { abortSignal } = request;
        const signals = abortSignal === undefined ? [] : [abortSignal as AbortSignal];
        request.abortSignal = AbortSignal.any([...signals, tooLarge.signal]);
        request.onDownloadProgress = ({ loadedBytes }) => {
          if (loadedBytes <= MAX_ANSWER_BYTES) return;
          // The one ends the connection, the other the wait for what is still to come.
          tooLarge.abort(new AnswerTooLarge(`the answer has more than ${MAX_ANSWER_BYTES} bytes`));
          throw tooLarge.signal.reason;
        };
        try {
          return await next(request);
        } catch (error) {
          throw tooLarge.signal.aborted ? tooLarge.signal.reason : error;
        }
      },
    },
  },
];
