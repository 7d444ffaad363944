import type { DescMessage, DescMethod, MessageInitShape } from "@bufbuild/protobuf";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";

/** One kind of call, the same on every server that speaks keyward.v1. */
export interface Operation {
  readonly name: string;
  readonly algorithm: string;
  readonly method: DescMethod;
  /** Encoded. */
  readonly request: Uint8Array;
  /** The same with its data in a file, where there is such a call. */
  readonly file?: FileForm | undefined;
  /** @throws Error for an answer that is not right */
  check(answer: Uint8Array): void;
}

/** The data lies at the begin of a file; where bytes come out, there is as much room behind it. */
export interface FileForm {
  readonly data: Uint8Array;
  readonly method: DescMethod;
  readonly request: Uint8Array;
  /** @param output what was written behind the data. @throws Error for an answer that is not right */
  check(answer: Uint8Array, output: Uint8Array): void;
}

/** Name of the file, as calls have it. */
export const FILE_NAME = "payload";

export interface OperationContent<I extends DescMessage, O extends DescMessage> {
  readonly name: string;
  readonly algorithm: string;
  readonly method: DescMethod & { readonly input: I; readonly output: O };
  readonly request: MessageInitShape<I>;
  readonly file?: FileForm;
  check(answer: ReturnType<typeof fromBinary<O>>): boolean;
}

export function operation<I extends DescMessage, O extends DescMessage>(content: OperationContent<I, O>): Operation {
  const { name, algorithm, method, request, file, check } = content;
  return {
    name,
    algorithm,
    method,
    file,
    request: toBinary(method.input, create(method.input, request)),
    check(answer) {
      if (!check(fromBinary(method.output, answer))) throw new Error(`the answer to ${name} is wrong`);
    },
  };
}

/** @returns the path of a gRPC call */
export function pathOf({ parent, name }: DescMethod): string {
  return `/${parent.typeName}/${name}`;
}

/** As calls name a key that was kept. */
export function named(value: string) {
  return { key: { case: "name", value } } as const;
}
