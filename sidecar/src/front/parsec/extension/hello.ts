import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { commonVersion, OUR_VERSIONS, VERSION } from "@keyward/core/parsec/extension/versions";
import { ParsecError } from "@keyward/core/parsec/parsec-error";
import { STATUS } from "@keyward/core/parsec/status";
import { toBinary } from "@keyward/proto/light/encode";
import { HelloRequestSchema, HelloResponseSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import type { InitOf } from "@keyward/proto/light/schema";
import { decodeRequest } from "../../services/wire-message.ts";
import type { Conversation } from "./conversation.ts";

/** keyward.v1.WireLimits */
export type WireLimits = NonNullable<InitOf<typeof HelloResponseSchema>["limits"]>;

export interface HelloOptions {
  /** Numbers of the methods that are served. */
  readonly operations: readonly number[];
  readonly limits: WireLimits;
}

/**
 * Settles the version of a conversation that has not begun.
 * @throws FAILED_PRECONDITION for a Hello that is not the first request; INTERNAL for a body that is none; ParsecError
 *   WIRE_PROTOCOL_VERSION_NOT_SUPPORTED where no version is common, and the connection must end
 */
export function answerHello(body: Uint8Array, conversation: Conversation, { operations, limits }: HelloOptions) {
  if (conversation.hasBegun) {
    throw new KeywardError(
      "FAILED_PRECONDITION",
      "Hello must be the first request of a connection; nothing has changed",
    );
  }
  const { lowestVersion, highestVersion } = decodeRequest(HelloRequestSchema, body);
  const version = commonVersion({ lowest: lowestVersion, highest: highestVersion });
  if (version === undefined) throw noCommonVersion(lowestVersion, highestVersion);
  conversation.version = version;
  const served = version === VERSION.plain ? [] : [...operations];
  return toBinary(HelloResponseSchema, { version, operations: served, limits, serverVersion: KEYWARD_VERSION });
}

function noCommonVersion(lowest: number, highest: number): ParsecError {
  const text = `the client speaks versions ${lowest} to ${highest}, this server ${OUR_VERSIONS.lowest} to ${OUR_VERSIONS.highest}`;
  return new ParsecError(STATUS.WIRE_PROTOCOL_VERSION_NOT_SUPPORTED, text);
}
