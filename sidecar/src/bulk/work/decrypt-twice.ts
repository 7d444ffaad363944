import { createHash } from "node:crypto";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { slices } from "../../contexts/pace.ts";
import type { Caller } from "../../identity/caller.ts";
import { eachPiece } from "./file-call.ts";
import type { Decryption, FileWork } from "./file-work.ts";
import { TimeSlice } from "./time-slice.ts";
import { transform } from "./transform.ts";

/**
 * Decrypts what is too long to be held until its tag is known: a first time for the tag, and to note a digest of each piece; then a
 * second time to write, each piece after it was found to be the one that the tag has authenticated. So nothing else is ever written.
 * @returns how many bytes were written
 * @throws FAILED_PRECONDITION where the file changed in between; what was written by then is authentic, and not all of it
 */
export async function decryptTwice(
  { context, input, output, call }: FileWork,
  { tag, start }: Decryption,
): Promise<number> {
  output.requireRoom(input.lengthBytes);
  const digests: Buffer[] = [];
  await eachPiece(input, call, async (piece) => {
    digests.push(await digestOf(piece, call.caller));
    await transform(context, piece, call.caller);
  });
  await context.finish({ expected: tag });
  context.reset(start, call);
  let written = 0;
  await eachPiece(input, call, async (piece, from) => {
    if (!(await digestOf(piece, call.caller)).equals(digests.shift()!)) throw changed(input.name);
    const made = await transform(context, piece, call.caller);
    await output.write(piece.subarray(0, made), from);
    written += made;
  });
  return written;
}

async function digestOf(piece: Uint8Array, caller: Caller): Promise<Buffer> {
  const hash = createHash("sha256");
  const time = new TimeSlice(caller, () => performance.now());
  for (const slice of slices(piece)) {
    hash.update(slice);
    const turn = time.spend();
    if (turn !== undefined) await turn;
  }
  return hash.digest();
}

function changed(name: string): KeywardError {
  const text = `${name} changed while it was decrypted; throw the output away, and let nothing change a file before its call is answered`;
  return new KeywardError("FAILED_PRECONDITION", text);
}
