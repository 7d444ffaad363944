/**
 * What the server of @grpc/grpc-js 1.14 cannot do of what the other fronts do: sentences of the suite's tests, each with the
 * reason. They run on it, too, and must fail: a version that can does not go unnoticed.
 */
export const DIFFERENCES: ReadonlyMap<string, string> = new Map([
  ...because("it decompresses gzip and deflate, and ignores the flag of a message without grpc-encoding", [
    "an encoding is answered by headers alone, with status 12",
    "gzip itself is answered by headers alone, with status 12",
    "deflate is answered by headers alone, with status 12",
    "a compressed message without an encoding is answered by headers alone, with status 13",
    "a compressed message of no encoding is answered by headers alone, with status 13",
    "a compressed message without an encoding ends a stream with status 13, behind the answers to what came before",
    "a fault in the bytes ends the call even if the method does not mind",
  ]),
  ...because("it does not look at unknown flags of a message", [
    "an unknown flag is answered by headers alone, with status 13",
    "an unknown flag ends a stream with status 13, behind the answers to what came before",
  ]),
  ...because("half a message at the end of a stream is dropped without a word", [
    "an end inside a prefix ends a stream with status 13, behind the answers to what came before",
    "an end inside a message ends a stream with status 13, behind the answers to what came before",
  ]),
  ...because("it looks at the first characters of the content type alone, and not at the HTTP method", [
    "content type application/grpc+json is HTTP 415",
    "content type application/grpc-web is HTTP 415",
    "content type Application/GRPC; charset=utf-8 is HTTP 200",
    "another HTTP method is HTTP 405",
  ]),
  ...because("there is no way to reset a stream whose client goes on sending", [
    "the largest message passes, one byte more is RESOURCE_EXHAUSTED before it was sent",
    "a method may answer before the client has finished",
    "an early answer reaches a client that never stops sending",
    "a deadline also holds while the request is still being sent",
  ]),
  ...because("it says that in words of its own", [
    "the largest message passes as often as it comes, one byte more is refused by its prefix",
    "a deadline in the middle ends the stream behind its answers, and the iteration with DEADLINE_EXCEEDED",
  ]),
  ...because("a method begins although its deadline has passed", [
    "a deadline of nothing has passed already",
    "a deadline of nothing lets no method begin",
  ]),
  ...because("nobody is told of a call before its message is complete, so a slow one cannot be ended", [
    "a message that does not come to its end is answered in time, and frees what it held",
    "a client that owes a message for too long is answered, and frees what it held",
  ]),
  ...because("it waits for ever for a client that says nothing, or does not hang up", [
    "a connection on which nobody speaks HTTP/2 is closed",
    "an idle client that does not hang up is hung up on",
  ]),
  ...because("the size of headers cannot be set", ["headers above the limit end the stream, not the server"]),
  ...because("a reset without an error is told when the method reads, not before", [
    "a client that resets its stream without an error is told to a method that is not reading",
  ]),
]);

function because(reason: string, sentences: readonly string[]): [string, string][] {
  return sentences.map((sentence) => [sentence, reason]);
}
