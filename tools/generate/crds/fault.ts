import type { Node } from "ts-morph";

/** A mistake in crds/src/types; the message says where and what to write instead. */
export class SourceError extends Error {
  override readonly name = "SourceError";

  constructor(node: Node, message: string) {
    const file = node.getSourceFile();
    const { line } = file.getLineAndColumnAtPos(node.getStart());
    super(`${file.getBaseName()}:${line}: ${message}`);
  }
}
