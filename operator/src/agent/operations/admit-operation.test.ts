import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import type { KeyVersion } from "@keyward/crds/types/crypto-key";
import { type Admission, admitOperation } from "./admit-operation.ts";

const NOW = Date.parse("2026-01-01T12:00:00Z");
const version = (number: number, state: KeyVersion["state"], more: Partial<KeyVersion> = {}) =>
  ({ version: number, state, fingerprint: "f", ...more }) as KeyVersion;
const wanted = {
  keyUid: "u1",
  usages: parseUsages(["sign", "verify"]),
  versions: [
    version(1, "Retired", { retiredAt: "2026-01-01T11:00:00Z" }),
    version(2, "Retired", { retiredAt: "2026-01-01T11:59:00Z" }),
    version(3, "Active"),
    version(4, "Staged"),
  ],
  policy: { spec: { algorithm: "ECDSA-P256" } },
} as unknown as NonNullable<Admission["wanted"]>;
const profile = {
  grants: [{ container: "app", policy: "orders", usages: parseUsages(["sign"]) }],
  issuers: new Set(["authority"]),
} as unknown as NonNullable<Admission["profile"]>;

function admission(changes: object = {}, more: Partial<Admission> = {}): Admission {
  const operation = { key: "orders", keyUid: "u1", version: 3, container: "app", operation: { case: "sign" } };
  return { operation: { ...operation, ...changes } as never, wanted, profile, nowEpochMs: NOW, ...more };
}

const refuses = (input: Admission, code: string, message: RegExp) =>
  assert.throws(() => admitOperation(input), { code, message });

test("a granted container signs with the active version", () => {
  assert.equal(admitOperation(admission()).version.version, 3);
});

test("a CA key that the profile names as issuer signs for every container", () => {
  assert.ok(admitOperation(admission({ key: "authority", container: "other" })));
});

describe("it is refused", () => {
  test("to another container, and for what is not granted", () => {
    refuses(admission({ container: "other" }), "NOT_PERMITTED", /container "other" no sign/);
    refuses(admission({ operation: { case: "decrypt" } }), "NOT_PERMITTED", /no decrypt/);
    refuses(admission({}, { profile: undefined }), "NOT_PERMITTED", /grants/);
    refuses(admission({}, { wanted: undefined }), "NOT_PERMITTED", /grants/);
  });

  test("where the policy does not permit it", () => {
    const verifies = { ...wanted, usages: parseUsages(["verify"]) };
    refuses(admission({}, { wanted: verifies }), "NOT_PERMITTED", /policy permits verify and no sign/);
  });

  test("where the grant has one usage of two and the policy the other", () => {
    const grants = [{ container: "app", policy: "orders", usages: parseUsages(["decrypt"]) }];
    const changed = { ...profile, grants } as unknown as Admission["profile"];
    const unwraps = { ...wanted, usages: parseUsages(["unwrap"]) };
    const input = admission({ operation: { case: "decrypt" } }, { wanted: unwraps, profile: changed });
    refuses(input, "NOT_PERMITTED", /policy permits unwrap and no decrypt/);
  });

  test("with a version that is gone, of an earlier key, or not active", () => {
    refuses(admission({ version: 9 }), "FAILED_PRECONDITION", /revoked, destroyed/);
    refuses(admission({ keyUid: "u0" }), "FAILED_PRECONDITION", /earlier key/);
    refuses(admission({ version: 4 }), "FAILED_PRECONDITION", /is Staged/);
    refuses(admission({ version: 1 }), "FAILED_PRECONDITION", /is Retired/);
  });

  test("where nothing is asked for that this operator knows", () => {
    refuses(admission({ operation: { case: undefined } }), "INVALID_ARGUMENT", /none that this operator knows/);
  });
});

test("a version that was retired a moment ago ends what began with it", () => {
  assert.equal(admitOperation(admission({ version: 2 })).version.version, 2);
});
