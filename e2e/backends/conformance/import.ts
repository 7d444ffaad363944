import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import type { Backend } from "@keyward/core/backend/backend";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { BackendCapabilities, WrappingMethod } from "@keyward/core/backend/capabilities";
import type { BackendKey, KeySpec } from "@keyward/core/backend/key-admin";
import type { KeyOwner } from "@keyward/core/backend/key-owner";
import { type PublicWrappingMethod, wrapKey } from "@keyward/core/crypto/transport/wrap-key";
import type { CaseContext, ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { makeOutsideKey, type OutsideKey } from "./outside-key.ts";
import { anyAlgorithm } from "./some-algorithm.ts";

const METHODS: readonly PublicWrappingMethod[] = ["RSA-OAEP-SHA256", "RSA-AES-KWP-SHA256"];
/** A backend may take in fewer kinds than it makes; one of these it must. RSA-OAEP holds none that is longer than a block. */
const CANDIDATES = ["ECDSA-P256", "HMAC-SHA-256", "AES-256", "RSA-2048"];

/** Keys from outside come in wrapped, are the same inside, and nothing else comes in. */
export function importCases({ importMethods }: BackendCapabilities): readonly ConformanceCase[] {
  const isDeclared = (method: WrappingMethod) => importMethods.includes(method);
  return [
    ...METHODS.filter(isDeclared).flatMap((method) => [imports(method), rejects(method)]),
    ...METHODS.filter((method) => !isDeclared(method)).map(undeclared),
  ];
}

function imports(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `import: a key comes in by ${method}, once, and is the same inside`,
    async run(context) {
      const { algorithm, owner, outside, key } = await importAny(context, method);
      using _ = outside.plain;
      assert.equal(key.algorithm, algorithm);
      assert.equal(key.state, "Enabled");
      assert.deepEqual(key.owner, owner);
      assert.deepEqual(
        key.publicKey && Buffer.from(key.publicKey),
        outside.publicKey && Buffer.from(outside.publicKey),
      );
      assert.equal((await context.backend.admin.describe(key, context.signal))?.id, key.id);
    },
  };
}

function rejects(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `import: what is no key, or not wrapped by ${method}, is Rejected`,
    async run({ backend, keys, signal }) {
      const algorithm = await firstImportable(backend, method, keys.spec.bind(keys), () => keys.owner(), signal);
      const spec = keys.spec(algorithm);
      const owner = keys.owner();
      const ticket = await backend.admin.beginImport(spec, owner, method, signal);
      const { plain } = await makeOutsideKey(algorithm);
      using _ = plain;
      const good = wrapKey(method, ticket.wrappingKey, plain);
      const changed = Buffer.from(good);
      changed[changed.length - 1]! ^= 1;
      for (const bytes of [changed, Buffer.alloc(0), randomBytes(300)]) {
        const call = () => backend.admin.finishImport(spec, owner, ticket, { method, bytes }, signal);
        await expectFault(call, "Rejected");
      }
    },
  };
}

function undeclared(method: PublicWrappingMethod): ConformanceCase {
  return {
    name: `undeclared: import by ${method} is Unsupported`,
    async run({ backend, keys, signal }) {
      const spec = keys.spec(anyAlgorithm(backend));
      await expectFault(() => backend.admin.beginImport(spec, keys.owner(), method, signal), "Unsupported");
    },
  };
}

interface Imported {
  readonly algorithm: string;
  readonly owner: KeyOwner;
  readonly outside: OutsideKey;
  readonly key: BackendKey;
}

async function importAny({ backend, keys, signal }: CaseContext, method: PublicWrappingMethod): Promise<Imported> {
  const algorithm = await firstImportable(backend, method, keys.spec.bind(keys), () => keys.owner(), signal);
  const [spec, owner, outside] = [keys.spec(algorithm), keys.owner(), await makeOutsideKey(algorithm)];
  const ticket = await backend.admin.beginImport(spec, owner, method, signal);
  const wrapped = { method, bytes: wrapKey(method, ticket.wrappingKey, outside.plain) };
  const key = keys.adopt(await backend.admin.finishImport(spec, owner, ticket, wrapped, signal));
  return { algorithm, owner, outside, key };
}

/** Fails where a method is declared that takes in no kind of key. */
async function firstImportable(
  { capabilities, admin }: Backend,
  method: PublicWrappingMethod,
  spec: (algorithm: string) => KeySpec,
  owner: () => KeyOwner,
  signal: AbortSignal,
): Promise<string> {
  for (const algorithm of CANDIDATES.filter((name) => capabilities.algorithms.has(name))) {
    try {
      await admin.beginImport(spec(algorithm), owner(), method, signal);
      return algorithm;
    } catch (error) {
      if (!(error instanceof BackendError) || error.fault !== "Unsupported") throw error;
    }
  }
  return assert.fail(`${method} is declared, and none of ${CANDIDATES.join(", ")} comes in by it`);
}
