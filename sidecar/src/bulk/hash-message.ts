/** What the thread is asked, one at a time. The data does not change hands: both threads see the memory, and only one works in it. */
export interface HashRequest {
  /** Of a hash with one length, in node:crypto. */
  readonly nodeName: string;
  readonly data: Uint8Array<SharedArrayBuffer>;
}

export interface HashAnswer {
  readonly digest: Uint8Array;
}
