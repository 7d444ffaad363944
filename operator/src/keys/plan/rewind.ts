import type { KeyViewStatus } from "../key-view.ts";

/** A status that went back: etcd came from an older backup. */
export interface Rewind {
  /** The status that was known before; undefined: what there is now is no older. */
  readonly ahead: KeyViewStatus | undefined;
  /** resourceVersion of the object that was known before. */
  readonly reached: string;
  /** Highest number that was known to be given away. */
  readonly lastVersion: number;
}
