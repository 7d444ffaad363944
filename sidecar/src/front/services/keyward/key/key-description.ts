import type { MessageInitShape } from "@bufbuild/protobuf";
import { formatUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyDescriptionSchema } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { Key } from "../../../../keys/key.ts";
import type { KeyRef } from "../../../../keys/key-ref.ts";

/** @returns keyward.v1.KeyDescription; nothing in it is secret */
export function descriptionOf(ref: KeyRef, key: Key): MessageInitShape<typeof KeyDescriptionSchema> {
  const { type, usages, algorithm = "", material } = key;
  const bits = material.kind === "secret" ? (material.secret.symmetricKeySize ?? 0) * 8 : type.bits;
  return {
    ref: refMessage(ref),
    type: type.name,
    usages: [...formatUsages(usages)],
    algorithm,
    bits,
    kind: material.kind,
  };
}

function refMessage(ref: KeyRef) {
  if (ref.kind === "id") return { key: { case: "id", value: ref.id } as const };
  if (ref.kind === "name") return { key: { case: "name", value: ref.name } as const };
  return { key: { case: "policy", value: ref.policy } as const };
}
