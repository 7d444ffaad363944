import type { Mutation, MutationContext } from "./mutation.ts";
import { TEXT_MUTATIONS } from "./text.ts";

const MAX_NESTING = 200;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
/** Where a value stands: in a list at an index, in an object at a key. */
interface Place {
  readonly holder: Record<string, Json>;
  readonly key: string;
}

/** Puts something else where one value stands. */
function atOneValue(change: (place: Place, root: Json, context: MutationContext) => void): Mutation {
  return (input, context) => {
    const root = parse(input);
    const places = root === undefined ? [] : placesOf(root);
    if (places.length === 0) return input;
    change(context.random.pick(places), root!, context);
    return Buffer.from(JSON.stringify(root));
  };
}

const replaceValue = atOneValue((place, _, { random, dictionary }) => {
  const word = dictionary.length > 0 ? Buffer.from(random.pick(dictionary)).toString("utf8") : "";
  const long = "a".repeat(2 ** random.below(13));
  const list = Array<Json>(random.below(70)).fill(place.holder[place.key]!);
  const values: Json[] = [null, true, false, 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, "", word, long, [], {}, list];
  set(place, random.pick([...values, word, word, nested(random.below(MAX_NESTING))]));
});

const removeValue = atOneValue(({ holder, key }) => {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
});

const copyValue = atOneValue((from, root, { random }) =>
  set(random.pick(placesOf(root)), structuredClone(valueAt(from))),
);

const renameKey = atOneValue((place, _, { random, dictionary }) => {
  if (Array.isArray(place.holder)) return;
  const names = ["", "__proto__", "constructor", "x".repeat(300), `${place.key}x`];
  const word = dictionary.length > 0 ? Buffer.from(random.pick(dictionary)).toString("utf8") : "";
  set({ holder: place.holder, key: random.pick([...names, word, word]) }, valueAt(place));
  if (random.below(2) === 0) delete place.holder[place.key];
});

/** For inputs that are JSON, or text that became JSON; JSON is YAML, so YAML is found on the way. */
export const JSON_MUTATIONS: readonly Mutation[] = [
  replaceValue,
  replaceValue,
  replaceValue,
  removeValue,
  copyValue,
  renameKey,
  ...TEXT_MUTATIONS,
];

function parse(input: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(input).toString("utf8"));
  } catch {
    return undefined;
  }
}

function placesOf(value: Json): Place[] {
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, Json>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesOf(holder[key]!)]);
}

function valueAt({ holder, key }: Place): Json {
  return holder[key]!;
}

/** Also for `__proto__`, which is to be a key like any other. */
function set({ holder, key }: Place, value: Json): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true });
}

function nested(depth: number): Json {
  return depth === 0 ? 0 : [nested(depth - 1)];
}
