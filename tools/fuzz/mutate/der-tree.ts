/** One element; what is in a constructed one, or encoded inside a string, is a list of its own. */
export interface DerNode {
  readonly tag: number;
  /** In front of the children: the count of unused bits of a BIT STRING. */
  readonly prefix: Uint8Array;
  /** Undefined where the content is no list of elements. */
  readonly children: DerNode[] | undefined;
  readonly content: Uint8Array;
  /** How the length is written; not as DER demands, where a mutation chose so. */
  readonly length: "minimal" | "padded" | "indefinite" | "too long" | "too short";
}

const CONSTRUCTED = 0x20;
const BIT_STRING = 0x03;
const OCTET_STRING = 0x04;
const MAX_DEPTH = 32;
const NOTHING = new Uint8Array(0);

/** @returns undefined where the bytes are no list of elements with definite lengths */
export function parseNodes(bytes: Uint8Array, depth = 0): DerNode[] | undefined {
  if (depth > MAX_DEPTH) return undefined;
  const nodes: DerNode[] = [];
  for (let at = 0; at < bytes.length; ) {
    const header = readHeader(bytes, at);
    if (header === undefined) return undefined;
    nodes.push(toNode(bytes[at]!, bytes.subarray(header.start, header.end), depth));
    at = header.end;
  }
  return nodes;
}

function readHeader(bytes: Uint8Array, at: number): { readonly start: number; readonly end: number } | undefined {
  const first = bytes[at + 1] ?? 0x80;
  const octets = first < 0x80 ? 0 : first - 0x80;
  if (first === 0x80 || octets > 3) return undefined;
  const start = at + 2 + octets;
  const length = octets === 0 ? first : bytes.subarray(at + 2, start).reduce((sum, octet) => sum * 256 + octet, 0);
  return start + length <= bytes.length ? { start, end: start + length } : undefined;
}

function toNode(tag: number, content: Uint8Array, depth: number): DerNode {
  const prefixBytes = tag === BIT_STRING && content[0] === 0 ? 1 : 0;
  const mayHold = (tag & CONSTRUCTED) !== 0 || tag === OCTET_STRING || prefixBytes > 0;
  const children = mayHold ? parseNodes(content.subarray(prefixBytes), depth + 1) : undefined;
  const prefix = children === undefined ? NOTHING : content.subarray(0, prefixBytes);
  return { tag, prefix, children, content, length: "minimal" };
}

export function encodeNodes(nodes: readonly DerNode[]): Uint8Array {
  return Buffer.concat(nodes.map(encodeNode));
}

function encodeNode(node: DerNode): Uint8Array {
  const content = node.children === undefined ? node.content : [node.prefix, encodeNodes(node.children)];
  const body = Array.isArray(content) ? Buffer.concat(content) : content;
  const tail = node.length === "indefinite" ? new Uint8Array(2) : NOTHING;
  return Buffer.concat([Uint8Array.of(node.tag), encodeLength(node.length, body.length), body, tail]);
}

function encodeLength(how: DerNode["length"], length: number): Uint8Array {
  if (how === "indefinite") return Uint8Array.of(0x80);
  const told = how === "too long" ? length + 1 : how === "too short" ? Math.max(0, length - 1) : length;
  const octets = [...Buffer.from(told.toString(16).padStart(6, "0"), "hex")];
  if (how === "padded") return Uint8Array.of(0x80 + octets.length, ...octets);
  if (told < 0x80) return Uint8Array.of(told);
  const minimal = octets.slice(octets.findIndex((octet) => octet > 0));
  return Uint8Array.of(0x80 + minimal.length, ...minimal);
}
