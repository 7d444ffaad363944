import type { KeyOwner } from "@keyward/core/backend/key-owner";

/** An owner for tests. */
export function sampleOwner(more: Partial<KeyOwner> = {}): KeyOwner {
  return {
    clusterId: "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6b",
    namespace: "shop",
    policy: "signing",
    policyUid: "0b9a7c2e-91c4-4f0e-8f57-9b3d4a4c7e11",
    key: "orders",
    keyUid: "7d3c1a52-0d5e-4c7f-9a55-3f0f4a1d9a01",
    version: 1,
    ...more,
  };
}
