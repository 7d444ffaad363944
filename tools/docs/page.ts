/** What a page of the documentation says that can be checked: a reader of the Markdown that is written here, not of all there is. */
export interface Page {
  /** Path in the repository. */
  readonly file: string;
  /** As GitHub names them: what comes after `#` in a link. */
  readonly anchors: ReadonlySet<string>;
  readonly links: readonly Place[];
  /** Texts between backticks, outside of blocks of code. */
  readonly codeSpans: readonly Place[];
  readonly blocks: readonly Block[];
}

export interface Place {
  readonly text: string;
  /** From 1 on. */
  readonly line: number;
}

/** A fenced block of code; its line is that of the fence. */
export interface Block extends Place {
  readonly language: string;
}

const FENCE = /^\s*```(\w*)/;
const CODE_SPAN = /`([^`]+)`/g;
const LINK = /\]\(([^()\s]+)\)/g;
const HEADING = /^#{1,6} (.*)$/g;

export function parsePage(file: string, text: string): Page {
  const { prose, blocks } = split(text);
  const found = (pattern: RegExp, lines: readonly Place[]) =>
    lines.flatMap(({ text, line }) => [...text.matchAll(pattern)].map((match) => ({ text: match[1] as string, line })));
  const withoutCode = prose.map(({ text, line }) => ({ text: text.replaceAll(CODE_SPAN, ""), line }));
  return {
    file,
    blocks,
    anchors: new Set(found(HEADING, prose).map(({ text }) => anchorOf(text))),
    links: found(LINK, withoutCode),
    codeSpans: found(CODE_SPAN, prose),
  };
}

/** A fence that is never closed takes the rest of the page, as it does for a reader. */
function split(text: string): { prose: Place[]; blocks: Block[] } {
  const prose: Place[] = [];
  const blocks: Block[] = [];
  let inBlock = false;
  for (const [index, line] of text.split("\n").entries()) {
    const fence = FENCE.exec(line);
    if (fence !== null) {
      inBlock = !inBlock;
      if (inBlock) blocks.push({ language: fence[1] ?? "", line: index + 1, text: "" });
    } else if (inBlock) {
      const block = blocks.pop() as Block;
      blocks.push({ ...block, text: `${block.text}${line}\n` });
    } else prose.push({ text: line, line: index + 1 });
  }
  return { prose, blocks };
}

function anchorOf(heading: string): string {
  const words = heading.toLowerCase().replaceAll(/[^\p{L}\p{N}\s_-]/gu, "");
  return words.trim().replaceAll(" ", "-");
}
