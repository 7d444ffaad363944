import { TransportError } from "./transport.ts";

const NEWLINE = 10;

/**
 * Cuts a byte stream into its lines, without the newline; empty lines are left out. A last line without a newline is
 * half an event and is not given out.
 * @throws TransportError too-large if a line is longer than maxLineBytes
 */
export async function* lines(body: AsyncIterable<Buffer>, maxLineBytes: number): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  for await (const chunk of body) {
    let from = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, from)) {
      const line = joined(pending, chunk.subarray(from, end));
      if (line.length > maxLineBytes) throw tooLong(maxLineBytes);
      if (line.length > 0) yield line;
      pending = [];
      pendingBytes = 0;
      from = end + 1;
    }
    if (from === chunk.length) continue;
    pendingBytes += chunk.length - from;
    if (pendingBytes > maxLineBytes) throw tooLong(maxLineBytes);
    pending.push(chunk.subarray(from));
  }
}

function joined(pending: Buffer[], last: Buffer): Buffer {
  return pending.length === 0 ? last : Buffer.concat([...pending, last]);
}

function tooLong(maxLineBytes: number): TransportError {
  return new TransportError("too-large", `an event is longer than ${maxLineBytes} bytes`);
}
