import type { UnknownField } from "@bufbuild/protobuf";

/** A message as the codec sees it: the shape that protobuf-es gives its own. */
export interface AnyMessage {
  $typeName?: string;
  $unknown?: UnknownField[];
  [field: string]: unknown;
}
