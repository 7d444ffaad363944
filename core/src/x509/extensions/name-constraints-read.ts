import { derError } from "../der/der-error.ts";
import { type DerElement, readerOf, readSequence } from "../der/reader.ts";
import { contextConstructed, TAG } from "../der/tags.ts";
import { type GeneralName, IP_RANGE_BYTES, readGeneralName } from "../names/general-name.ts";
import type { Extension } from "./extension.ts";

export interface NameConstraints {
  readonly permitted: readonly GeneralName[];
  readonly excluded: readonly GeneralName[];
}

const WHAT = "nameConstraints";
const MAX_SUBTREES = 1024;

/**
 * @throws INVALID_ARGUMENT for empty constraints, and for subtrees with a minimum or maximum, which RFC 5280 forbids
 * Source: RFC 5280, 4.2.1.10
 */
export function readNameConstraints({ value, at }: Extension): NameConstraints {
  const reader = readSequence(value, WHAT, at);
  if (reader.isEmpty) throw derError(WHAT, "constrains nothing", at);
  const permitted = readSubtrees(reader.optional(contextConstructed(0), WHAT));
  const excluded = readSubtrees(reader.optional(contextConstructed(1), WHAT));
  reader.end(WHAT);
  return { permitted, excluded };
}

function readSubtrees(list: DerElement | undefined): readonly GeneralName[] {
  if (list === undefined) return [];
  const reader = readerOf(list);
  const subtrees: GeneralName[] = [];
  do {
    const inner = reader.enter(TAG.sequence, WHAT);
    if (subtrees.push(readGeneralName(inner, WHAT, IP_RANGE_BYTES)) > MAX_SUBTREES) {
      throw derError(WHAT, `more than ${MAX_SUBTREES} subtrees`, list.at);
    }
    inner.end(`${WHAT} subtree`);
  } while (!reader.isEmpty);
  return subtrees;
}
