import { pipeline, Readable, Transform } from "node:stream";
import type { KMS } from "@aws-sdk/client-kms";

/** Some kilobytes are what answers have, and thousands may come at once; a page of a list has some hundred. */
const MAX_ANSWER_BYTES = 64 * 1024;
const MAX_LIST_BYTES = 1024 * 1024;

class AnswerTooLarge extends Error {
  override readonly name = "AnswerTooLarge";
}

/**
 * The SDK takes whatever comes: an answer that is longer than any of AWS ends its connection.
 * @param client of any of its services
 */
export function boundAnswers(client: { readonly middlewareStack: object }): void {
  (client.middlewareStack as KMS["middlewareStack"]).add(
    (next, { commandName = "" }) =>
      async (args) => {
        const answer = await next(args);
        const response = answer.response as { body?: unknown } | undefined;
        const maxBytes = commandName.startsWith("List") ? MAX_LIST_BYTES : MAX_ANSWER_BYTES;
        if (response?.body instanceof Readable) response.body = bounded(response.body, maxBytes);
        return answer;
      },
    { step: "deserialize", priority: "low", name: "boundedAnswers" },
  );
}

function bounded(source: Readable, maxBytes: number): Readable {
  let length = 0;
  const through = new Transform({
    transform(chunk: Buffer, _, done) {
      length += chunk.length;
      if (length > maxBytes) done(new AnswerTooLarge(`the answer has more than ${maxBytes} bytes`));
      else done(null, chunk);
    },
  });
  // Whoever reads it is told of its end; this is for the other stream.
  pipeline(source, through, () => undefined);
  return through;
}
