import type { MessageInitShape } from "@bufbuild/protobuf";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyDescriptionSchema } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { Key } from "../../../../keys/key.ts";
import type { KeyRef } from "../../../../keys/key-ref.ts";
import { secretBytesOf } from "../../../../operations/mac/secret-of.ts";

/** @returns keyward.v1.KeyDescription; nothing in it is secret */
export function descriptionOf(ref: KeyRef, key: Key): MessageInitShape<typeof KeyDescriptionSchema> {
  const { type, usages, algorithm = "" } = key;
  const bits = type.symmetric ? secretBytesOf(key) * 8 : type.bits;
  return {
    ref: refMessage(ref),
    type: type.name,
    usages: [...formatUsages(usages)],
    algorithm,
    bits,
    kind: kindOf(key),
  };
}

/** Where a key lives changes nothing for whoever uses it. */
function kindOf({ type, material }: Key): string {
  if (material.kind !== "remote") return material.kind;
  return type.symmetric ? "secret" : "pair";
}

function refMessage(ref: KeyRef) {
  if (ref.kind === "id") return { key: { case: "id", value: ref.id } as const };
  if (ref.kind === "name") return { key: { case: "name", value: ref.name } as const };
  return { key: { case: "policy", value: ref.policy } as const };
}
