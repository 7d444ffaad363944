import type { BackendKeyRef } from "@keyward/core/backend/key-admin";
import type { KeyUse } from "@keyward/core/backend/key-use";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { Secret } from "@keyward/core/secret/secret";
import type { KeyOperation, OperationResult } from "@keyward/proto/gen/keyward/agent/v1/agent_pb";

type Result = Exclude<OperationResult["result"], { case: undefined | "fault" }>;

/** Does what was admitted. @throws BackendError */
export async function perform(
  { operation }: Pick<KeyOperation, "operation">,
  key: BackendKeyRef,
  use: KeyUse,
  signal: AbortSignal,
): Promise<Result> {
  switch (operation.case) {
    case "sign": {
      const { algorithm, input } = operation.value;
      if (input.case === undefined) throw new KeywardError("INVALID_ARGUMENT", "there is nothing to sign");
      return output(await use.sign(key, algorithm, { kind: input.case, bytes: input.value }, signal));
    }
    case "computeMac":
      return output(await use.computeMac(key, operation.value.algorithm, operation.value.message, signal));
    case "verifyMac": {
      const { algorithm, message, mac } = operation.value;
      return { case: "valid", value: await use.verifyMac(key, algorithm, message, mac, signal) };
    }
    case "decrypt":
      return secretOutput(await use.decrypt(key, operation.value.algorithm, operation.value.cipherText, signal));
    case "agree":
      return secretOutput(await use.agree(key, operation.value.peerKey, signal));
    case undefined:
      throw new KeywardError("INVALID_ARGUMENT", "the operation is none that this operator knows");
  }
}

function output(value: Uint8Array): Result {
  return { case: "output", value };
}

/** The stream encodes a copy, which it overwrites once it is sent; whoever sends this overwrites the other. */
function secretOutput(secret: Secret): Result {
  using taken = secret;
  return output(taken.use((bytes) => Uint8Array.from(bytes)));
}
