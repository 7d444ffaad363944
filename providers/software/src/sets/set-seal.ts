import { Buffer } from "node:buffer";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { DataKeys, OpenDataKey } from "../data-keys/data-keys.ts";
import { SealError } from "../errors.ts";
import type { SealedSet } from "./sealed-set.ts";
import { type SetName, setPath } from "./sealed-store.ts";
import { codeFits, codeOf } from "./set-code.ts";
import { CODE_BYTES, decodeFrame, encodeFrame, MAX_SET_BYTES, type SetFrame } from "./set-frame.ts";

/** A set whose code fits, which is the asked key's, and no old copy. */
export interface VerifiedSet {
  readonly revision: number;
  /** Id of the data key of its code. */
  readonly dataKey: string;
  readonly set: SealedSet;
}

/** @throws Rejected for a set that is longer than its store takes */
export function sealSet(dataKey: OpenDataKey, revision: number, set: SealedSet): Buffer {
  const signed = encodeFrame(revision, dataKey.id, Buffer.from(JSON.stringify(set)));
  const bytes = signed.length + CODE_BYTES;
  if (bytes <= MAX_SET_BYTES) return Buffer.concat([signed, codeOf(dataKey, signed)]);
  const text = `the sealed set of ${set.namespace}/${set.key} would have ${bytes} bytes, the most is ${MAX_SET_BYTES}`;
  throw new BackendError("Rejected", `${text}. Next: destroy versions that nobody needs`);
}

/**
 * @param expectedRevision the highest that status has seen
 * @throws SealError that says what is wrong with it
 */
export async function verifySet(
  name: SetName,
  bytes: Uint8Array,
  expectedRevision: number,
  dataKeys: DataKeys,
  signal: AbortSignal,
): Promise<VerifiedSet> {
  const frame = decodeFrame(bytes);
  if (typeof frame === "string") throw new SealError(frame, setPath(name));
  await assertCode(name, frame, expectedRevision, dataKeys, signal);
  const set = JSON.parse(frame.content.toString("utf8")) as SealedSet;
  if (setPath(set) !== setPath(name)) throw new SealError("Swapped", setPath(name), { detail: `of ${setPath(set)}` });
  const { revision, dataKey } = frame;
  if (revision >= expectedRevision) return { revision, dataKey, set };
  throw new SealError("Replayed", setPath(name), { detail: `revision ${revision}, expected ${expectedRevision}` });
}

async function assertCode(
  name: SetName,
  { dataKey, revision, signed, code }: SetFrame,
  expectedRevision: number,
  dataKeys: DataKeys,
  signal: AbortSignal,
): Promise<void> {
  const key = await dataKeys.byId(dataKey, signal);
  if (key !== undefined) {
    if (codeFits(key, signed, code)) return;
    throw new SealError("Changed", setPath(name));
  }
  // Nothing here is proved: but a copy from before a data key went says so by both marks.
  throw new SealError(revision < expectedRevision ? "Replayed" : "DataKeyMissing", setPath(name));
}
