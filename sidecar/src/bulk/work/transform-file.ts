import { CIPHERS, isAead } from "@keyward/core/algorithms/cipher";
import type { FinishOutput } from "../../contexts/crypto-context.ts";
import type { Operation } from "../../dispatch/operation.ts";
import type { FileRange } from "../files/file-range.ts";
import { decryptTwice } from "./decrypt-twice.ts";
import { eachPiece, type Opening, openFile, withFolder } from "./file-call.ts";
import type { Decryption, FileWork } from "./file-work.ts";
import { transform } from "./transform.ts";
import { SNAPSHOT_BYTES } from "./workbench.ts";

export interface TransformFileInput {
  open: Opening;
  readonly input: FileRange | undefined;
  readonly output: FileRange | undefined;
  /** Of a decryption. */
  readonly decryption: Decryption | undefined;
}

export interface TransformFileOutput {
  readonly algorithm: string;
  readonly nonce: Uint8Array | undefined;
  readonly tag: Uint8Array | undefined;
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** What padding makes a plaintext shorter than its ciphertext, at most. */
const MAX_PADDING_BYTES = 16;

/** Encryption and decryption from one range of a file to another, judged as their streams are. */
export const transformFile: Operation<TransformFileInput, TransformFileOutput> = {
  name: "TransformFile",
  checks: [],
  run: (of, call) =>
    withFolder(call, async (folder) => {
      const { decryption } = of;
      await using input = await openFile(folder, of.input, "input", call);
      await using output = await openFile(folder, of.output, "output", call);
      output.requireApart(input);
      // Before a nonce is drawn; exactly, once it is known.
      output.requireRoom(Math.max(0, input.lengthBytes - (decryption === undefined ? 0 : MAX_PADDING_BYTES)));
      using context = await of.open(call);
      const work = { context, input, output, call };
      const { algorithm, nonce } = context;
      const bytesRead = input.lengthBytes;
      if (decryption !== undefined && isAeadName(algorithm) && bytesRead > SNAPSHOT_BYTES) {
        const bytesWritten = await decryptTwice(work, decryption);
        return { algorithm, nonce, tag: undefined, bytesRead, bytesWritten };
      }
      const { end, bytesWritten } = await transformOnce(work, decryption?.tag);
      return { algorithm, nonce, tag: end.tag, bytesRead, bytesWritten };
    }),
};

interface Transformed {
  readonly end: FinishOutput;
  readonly bytesWritten: number;
}

/** The last piece is written after the end has come, so that what is one piece is authentic, whole, or not written at all. */
async function transformOnce(
  { context, input, output, call }: FileWork,
  expected: Uint8Array | undefined,
): Promise<Transformed> {
  let end: FinishOutput = {};
  let bytesWritten = 0;
  await eachPiece(input, call, async (piece, _from, isLast) => {
    const made = await transform(context, piece, call.caller);
    if (isLast) end = await context.finish({ expected }, call);
    const rest = end.output ?? new Uint8Array(0);
    output.requireRoom(bytesWritten + made + rest.length);
    await output.write(piece.subarray(0, made), bytesWritten);
    await output.write(rest, bytesWritten + made);
    bytesWritten += made + rest.length;
    rest.fill(0);
  });
  return { end, bytesWritten };
}

function isAeadName(name: string): boolean {
  const row = CIPHERS.get(name);
  return row !== undefined && isAead(row);
}
