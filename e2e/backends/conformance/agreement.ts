import assert from "node:assert/strict";
import { diffieHellman, randomBytes } from "node:crypto";
import { AGREEMENTS, requireAgreement } from "@keyward/core/algorithms/agreement";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import type { BackendCapabilities } from "@keyward/core/backend/capabilities";
import { exportPublicKey } from "@keyward/core/crypto/key/export-key";
import { generateKeyMaterial } from "@keyward/core/crypto/key/generate-key";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import type { ConformanceCase } from "./case.ts";
import { expectFault } from "./expect-fault.ts";
import { publicKeyOf } from "./public-key.ts";
import { declared } from "./served-operations.ts";

/** Both sides come to the same secret; what is no key of the same kind is Rejected. */
export function agreementCases(capabilities: BackendCapabilities): readonly ConformanceCase[] {
  return declared(capabilities, AGREEMENTS).flatMap(({ algorithm }) => [agrees(algorithm), rejects(algorithm)]);
}

function agrees(algorithm: string): ConformanceCase {
  return {
    name: `agree: a key ${algorithm} and a peer come to the same secret`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const { keyType } = requireAgreement(algorithm);
      const peer = (await generateKeyMaterial(keyType)) as PairMaterial;
      using secret = await backend.use.agree(key, exportPublicKey(keyType, peer, "spki"), signal);
      const own = diffieHellman({ privateKey: peer.privateKeys[0]!, publicKey: publicKeyOf(key) });
      assert.ok(secret.use((bytes) => own.equals(bytes)));
    },
  };
}

function rejects(algorithm: string): ConformanceCase {
  return {
    name: `agree: a key ${algorithm} rejects a peer of another kind, off the curve, or that is none`,
    async run({ keys, backend, signal }) {
      const key = await keys.shared(algorithm, signal);
      const otherType = requireKeyType(algorithm === "ECDH-P256" ? "EC-P384" : "EC-P256");
      const other = exportPublicKey(otherType, await generateKeyMaterial(otherType), "spki");
      const offCurve = Buffer.from(key.publicKey!);
      offCurve[offCurve.length - 1]! ^= 1;
      const wrong = [other, randomBytes(91), Buffer.alloc(0), ...(algorithm.startsWith("ECDH") ? [offCurve] : [])];
      for (const peer of wrong) await expectFault(() => backend.use.agree(key, peer, signal), "Rejected");
    },
  };
}
