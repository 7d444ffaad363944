/** A tag under way: data in any number of pieces, then the end, once. */
export interface MacState {
  update(data: Uint8Array): void;
  final(): Uint8Array;
}
