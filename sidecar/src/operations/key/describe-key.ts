import type { Operation } from "../../dispatch/operation.ts";
import type { KeyRef } from "../../keys/key-ref.ts";
import { requireReadableKey } from "../../keys/require-key.ts";
import type { NamedKey } from "./new-key.ts";

export interface DescribeKeyInput {
  readonly key: KeyRef;
}

export const describeKey: Operation<DescribeKeyInput, NamedKey> = {
  name: "DescribeKey",
  checks: [],
  run: ({ key: ref }, call) => ({ ref, key: requireReadableKey(call, ref) }),
};
