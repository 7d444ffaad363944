import type { FilePlace } from "../files/bulk-file.ts";

/** What the thread is asked. It reads the file itself: threads of one process share descriptors. */
export interface HashRequest {
  /** Of a hash with one length, in node:crypto. */
  readonly nodeName: string;
  readonly place: FilePlace;
}

export interface HashAnswer {
  /** undefined: the file has become shorter. */
  readonly digest: Uint8Array | undefined;
}
