import { BYTE_MUTATIONS } from "./bytes.ts";
import { type DerNode, encodeNodes, parseNodes } from "./der-tree.ts";
import type { Mutation, MutationContext } from "./mutation.ts";

const TAGS = [
  ...[0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x0a, 0x0c, 0x13, 0x16, 0x17, 0x18, 0x1e, 0x1f, 0x30, 0x31],
  ...[0x80, 0x81, 0x82, 0xa0, 0xa1, 0xa2, 0xa3, 0xbf],
];
const SEQUENCE = 0x30;
const MAX_WRAPS = 40;
const MAX_COPIES = 300;
const MAX_COPIED_BYTES = 32 * 1024;
const LENGTHS = ["padded", "indefinite", "too long", "too short"] as const;

/** What stands in the place of one element. */
type Change = (node: DerNode, context: MutationContext) => readonly DerNode[];

const retag: Change = (node, { random }) => [{ ...node, tag: random.pick(TAGS) }];

const remove: Change = () => [];

const copy: Change = (node, { random }) => {
  const most = Math.floor(Math.min(MAX_COPIES, MAX_COPIED_BYTES / (node.content.length + 2)));
  return Array<DerNode>(random.below(4) === 0 && most > 2 ? random.between(2, most) : 2).fill(node);
};

const empty: Change = (node) => [{ ...node, children: undefined, content: new Uint8Array(0) }];

const lie: Change = (node, { random }) => [{ ...node, length: random.pick(LENGTHS) }];

const changeContent: Change = (node, context) => {
  const content = context.random.pick(BYTE_MUTATIONS)(node.content, context);
  return [{ ...node, children: undefined, content }];
};

const wrap: Change = (node, { random }) => {
  const tag = random.below(2) === 0 ? SEQUENCE : random.pick(TAGS);
  let wrapped = node;
  for (let depth = random.pick([1, 1, 2, MAX_WRAPS]); depth > 0; depth--) {
    wrapped = { tag, prefix: new Uint8Array(0), children: [wrapped], content: new Uint8Array(0), length: "minimal" };
  }
  return [wrapped];
};

const unwrap: Change = (node) => node.children ?? [node];

const reverse: Change = (node) =>
  node.children === undefined ? [node] : [{ ...node, children: node.children.toReversed() }];

/** An element of another input, of the same kind if there is one: a name for a name, an extension for an extension. */
const transplant: Change = (node, { random, other }) => {
  const all = placesOf(parseNodes(other()) ?? []).map(({ list, index }) => list[index]!);
  const alike = all.filter(({ tag }) => tag === node.tag);
  return all.length === 0 ? [node] : [random.pick(alike.length > 0 ? alike : all)];
};

const insertBefore: Change = (node, context) => [...transplant(node, context), node];

/** Keeps every length around a changed element right, so that what follows is reached. */
function atOneElement(change: Change): Mutation {
  return (input, context) => {
    const nodes = parseNodes(input);
    if (nodes === undefined || nodes.length === 0) return input;
    const { list, index } = context.random.pick(placesOf(nodes));
    list.splice(index, 1, ...change(list[index]!, context));
    return encodeNodes(nodes);
  };
}

/** For inputs that are DER. */
export const DER_MUTATIONS: readonly Mutation[] = [
  ...[retag, remove, copy, empty, lie, wrap, unwrap, reverse, insertBefore].map(atOneElement),
  ...[changeContent, changeContent, changeContent, transplant, transplant].map(atOneElement),
  ...BYTE_MUTATIONS,
];

interface Place {
  readonly list: DerNode[];
  readonly index: number;
}

function placesOf(list: DerNode[]): Place[] {
  return list.flatMap((node, index) => [{ list, index }, ...placesOf(node.children ?? [])]);
}
