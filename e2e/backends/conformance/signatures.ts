import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { requireSignatureAlgorithm, SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Backend } from "@keyward/core/backend/backend";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import type { BackendKey } from "@keyward/core/backend/key-admin";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { verify } from "@keyward/core/crypto/signature/signature";
import type { CaseContext, ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { publicMaterial } from "./public-key.ts";
import { declared } from "./served-operations.ts";

/** Lengths around blocks, and nothing at all. */
const LENGTHS = [0, 1, 63, 64, 1000];
/** More is not sent to a server of somebody else just to see. */
const MAX_SENT_BYTES = 4 * 1024 * 1024;

/** Every declared signature verifies with the public key; nothing else is signed. */
export function signatureCases(capabilities: BackendCapabilities): readonly ConformanceCase[] {
  const pairs = declared(capabilities, SIGNATURES);
  const algorithms = [...new Set(pairs.map(({ algorithm }) => algorithm))];
  return [
    ...pairs.flatMap(({ algorithm, operation }) => [
      messages(algorithm, operation),
      requireSignatureAlgorithm(operation).hash === undefined || !capabilities.algorithms.get(algorithm)!.signsDigests
        ? noDigests(algorithm, operation)
        : digests(algorithm, operation),
    ]),
    ...algorithms.flatMap((algorithm) => [undeclared(algorithm), longest(algorithm, capabilities)]),
  ];
}

function messages(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `sign: ${operation} by a key ${algorithm} verifies, and only for its message`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      for (const bytes of lengthsFor(backend, algorithm).map((length) => randomBytes(length))) {
        const signature = await backend.use.sign(key, operation, { kind: "message", bytes }, signal);
        assert.ok(await holds(key, operation, bytes, signature), `${bytes.length} bytes`);
        const other = Buffer.concat([bytes, Buffer.of(0)]);
        assert.ok(!(await holds(key, operation, other, signature)), "the signature holds for another message");
      }
    },
  };
}

function digests(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `sign: ${operation} by a key ${algorithm} takes a digest, of its length only`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const message = randomBytes(100);
      const bytes = createHash(requireSignatureAlgorithm(operation).hash!.nodeName).update(message).digest();
      const signature = await backend.use.sign(key, operation, { kind: "digest", bytes }, signal);
      assert.ok(await holds(key, operation, message, signature));
      for (const wrong of [bytes.subarray(1), Buffer.concat([bytes, Buffer.of(1)]), Buffer.alloc(0)]) {
        const input = { kind: "digest", bytes: wrong } as const;
        await expectFault(() => backend.use.sign(key, operation, input, signal), "Rejected");
      }
    },
  };
}

function noDigests(algorithm: string, operation: string): ConformanceCase {
  return {
    name: `sign: ${operation} by a key ${algorithm} takes no digest`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const input = { kind: "digest", bytes: randomBytes(32) } as const;
      await expectFault(() => backend.use.sign(key, operation, input, signal), "Unsupported");
    },
  };
}

function undeclared(algorithm: string): ConformanceCase {
  return {
    name: `undeclared: what a key ${algorithm} does not sign is Unsupported`,
    async run(context) {
      const { keys, backend, signal } = context;
      const key = await keys.shared(algorithm, signal);
      const { operations } = backend.capabilities.algorithms.get(algorithm)!;
      const others = [...SIGNATURES.keys(), "constructor", "MD5-RSA", "HMAC-SHA-256"].filter(
        (name) => !operations.has(name),
      );
      const input = { kind: "message", bytes: randomBytes(32) } as const;
      for (const name of others) await expectFault(() => backend.use.sign(key, name, input, signal), "Unsupported");
      await assertNoAgreement(context, key);
    },
  };
}

async function assertNoAgreement({ backend, signal }: CaseContext, key: BackendKey): Promise<void> {
  await expectFault(() => backend.use.agree(key, key.publicKey!, signal), "Unsupported");
}

function longest(algorithm: string, { algorithms }: BackendCapabilities): ConformanceCase {
  const { maxMessageBytes, operations } = algorithms.get(algorithm)!;
  const operation = [...operations].find((name) => SIGNATURES.has(name))!;
  return {
    name: `sign: a key ${algorithm} takes a message as long as declared, and no longer one`,
    skip: () => (maxMessageBytes <= MAX_SENT_BYTES ? undefined : `the declared ${maxMessageBytes} bytes are not sent`),
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const bytes = randomBytes(maxMessageBytes);
      const signature = await backend.use.sign(key, operation, { kind: "message", bytes }, signal);
      assert.ok(await holds(key, operation, bytes, signature));
      const longer = { kind: "message", bytes: randomBytes(maxMessageBytes + 1) } as const;
      await expectFault(() => backend.use.sign(key, operation, longer, signal), "Rejected");
    },
  };
}

/** Judged by the engine, which judges the form as well: signatures are DER where the standard says so. */
export async function holds(key: BackendKey, operation: string, message: Uint8Array, signature: Uint8Array) {
  return verify(requireSignatureAlgorithm(operation), publicMaterial(key), message, signature, NO_OPTIONS);
}

function lengthsFor({ capabilities }: Pick<Backend, "capabilities">, algorithm: string): readonly number[] {
  const { minMessageBytes = 0 } = capabilities.algorithms.get(algorithm)!;
  return LENGTHS.filter((length) => length >= minMessageBytes);
}
