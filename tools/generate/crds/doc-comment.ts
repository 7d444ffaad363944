import type { JSDocableNode, Node } from "ts-morph";

export interface DocComment {
  /** Text before the first tag, on one line. */
  readonly description: string;
  readonly tags: readonly DocTag[];
}

export interface DocTag {
  readonly name: string;
  readonly text: string;
}

/**
 * Reads the last doc comment of a declaration. TypeScript's own tag parser is not used: it ends a tag at any `@`, and
 * JSON paths hold one (`?(@.type=="Ready")`). Here a tag begins a line.
 */
export function docComment(node: Node & JSDocableNode): DocComment {
  const lines = (node.getJsDocs().at(-1)?.getInnerText() ?? "").split("\n").map((line) => line.trim());
  const description: string[] = [];
  const tags: { name: string; text: string }[] = [];
  for (const line of lines) {
    const tag = /^@(\w+)\s*(.*)$/.exec(line);
    if (tag) tags.push({ name: tag[1]!, text: tag[2]! });
    else if (tags.length === 0) description.push(line);
    else tags[tags.length - 1]!.text = `${tags[tags.length - 1]!.text} ${line}`.trim();
  }
  return { description: description.join(" ").trim(), tags };
}

/** @returns the text of the one tag with the name; undefined if there is none */
export function tagText(comment: DocComment, name: string): string | undefined {
  return comment.tags.find((tag) => tag.name === name)?.text;
}
