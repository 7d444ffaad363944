/** Deeper nesting is refused: whoever walks the object next may do so by recursion. */
export const MAX_DEPTH = 32;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const OPENING: ReadonlySet<number> = new Set([0x5b, 0x7b]);
const CLOSING: ReadonlySet<number> = new Set([0x5d, 0x7d]);

/** What the text of an object says that its parsed value does not. */
export interface ObjectShape {
  /** Names of the outermost object's members in their order, one that is there twice twice. */
  readonly names: readonly string[];
  /** 1: no member is an object or a list. */
  readonly depth: number;
}

/** @param text of an object; known to be JSON */
export function shapeOf(text: string): ObjectShape {
  const names: string[] = [];
  let [depth, deepest] = [0, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      const end = endOfString(text, at);
      if (depth === 1 && isName(text, end)) names.push(JSON.parse(text.slice(at, end)) as string);
      at = end - 1;
    } else if (OPENING.has(unit)) deepest = Math.max(deepest, ++depth);
    else if (CLOSING.has(unit)) depth--;
  }
  return { names, depth: deepest };
}

/** @returns the index behind the closing quote */
function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1;
  return at + 1;
}

function isName(text: string, behind: number): boolean {
  let at = behind;
  while (/\s/.test(text.charAt(at))) at++;
  return text.charCodeAt(at) === COLON;
}
