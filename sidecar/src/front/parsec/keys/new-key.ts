import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import type { KeyAttributes } from "@keyward/proto/light/gen/parsec/attributes";
import type { KeyAttributes as EngineAttributes } from "../../../keys/key-attributes.ts";
import { destroyKey } from "../../../operations/key/destroy-key.ts";
import type { NamedKey } from "../../../operations/key/new-key.ts";
import { persistForeignKey } from "../../../operations/key/persist-foreign-key.ts";
import { engineAlgorithm } from "../attributes/engine-algorithm.ts";
import type { EngineType } from "../attributes/engine-type.ts";
import { engineUsages, withImpliedFlags } from "../attributes/engine-usages.ts";
import type { Exchange } from "../service/exchange.ts";

/** Far above what any client uses; the name is a part of the one in the store. */
const MAX_NAME_BYTES = 4096;

/** @throws ParsecError PSA_NOT_SUPPORTED for usages and algorithms that the engine lacks */
export function engineAttributes({ keyPolicy }: KeyAttributes, of: EngineType): EngineAttributes {
  const { keyUsageFlags, keyAlgorithm } = keyPolicy!;
  return {
    usages: engineUsages(keyUsageFlags!, of),
    algorithm: engineAlgorithm(keyAlgorithm!, of.type) ?? "",
  };
}

/**
 * Makes a key of the connection and moves it to its name: on any failure no trace of the name stays.
 * @param make gives a key of the connection
 * @throws ParsecError PSA_ALREADY_EXISTS, PSA_INVALID_ARGUMENT; what the operations throw
 */
export function addNamedKey(
  exchange: Exchange,
  wish: { readonly name: string; readonly attributes: KeyAttributes },
  make: () => NamedKey | Promise<NamedKey>,
): Promise<void> {
  if (Buffer.byteLength(wish.name) > MAX_NAME_BYTES) {
    throw new ParsecError(STATUS.PSA_INVALID_ARGUMENT, `the key's name is longer than ${MAX_NAME_BYTES} bytes`);
  }
  const { application } = exchange;
  const attributes = withShownFlags(wish.attributes);
  return exchange.book.add({ application, name: wish.name, attributes }, async ({ storedName }) => {
    const { ref } = await make();
    try {
      await exchange.run(persistForeignKey, { key: ref, name: storedName });
    } finally {
      await exchange.run(destroyKey, { key: ref });
    }
  });
}

function withShownFlags(attributes: KeyAttributes): KeyAttributes {
  const policy = attributes.keyPolicy!;
  const keyUsageFlags = withImpliedFlags(policy.keyUsageFlags!);
  return { ...attributes, keyPolicy: { ...policy, keyUsageFlags } };
}
