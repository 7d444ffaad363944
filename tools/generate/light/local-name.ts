import type { DescEnum, DescMessage } from "@bufbuild/protobuf";

/** @returns the name that protobuf-es gives in its module: nested names are joined by "_" */
export function localName({ typeName, file }: DescEnum | DescMessage): string {
  return typeName.slice(file.proto.package.length + 1).replaceAll(".", "_");
}
