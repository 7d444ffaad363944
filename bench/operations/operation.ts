import type { DescMessage, DescMethod, MessageInitShape } from "@bufbuild/protobuf";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";

/** One kind of call, the same on every server that speaks keyward.v1. */
export interface Operation {
  readonly name: string;
  readonly algorithm: string;
  readonly method: DescMethod;
  /** Encoded. */
  readonly request: Uint8Array;
  /** @throws Error for an answer that is not right */
  check(answer: Uint8Array): void;
}

export interface OperationContent<I extends DescMessage, O extends DescMessage> {
  readonly name: string;
  readonly algorithm: string;
  readonly method: DescMethod & { readonly input: I; readonly output: O };
  readonly request: MessageInitShape<I>;
  check(answer: ReturnType<typeof fromBinary<O>>): boolean;
}

export function operation<I extends DescMessage, O extends DescMessage>(content: OperationContent<I, O>): Operation {
  const { name, algorithm, method, request, check } = content;
  return {
    name,
    algorithm,
    method,
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
