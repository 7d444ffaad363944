import type { UnknownField } from "@bufbuild/protobuf";

/** A message as the codec sees it: the shape that protobuf-es gives its own. */
export interface AnyMessage {
  $typeName?: string;
  $unknown?: UnknownField[];
  /** Of a message that is written often and never changes: its bytes, which stand for all of its fields. */
  $encoded?: Uint8Array;
  [field: string]: unknown;
}
