import assert from "node:assert/strict";
import { test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import type { Pem } from "../keyward.ts";
import { hex, unhex } from "../peer.ts";
import { type Coverage, hashIn, MESSAGE, type SidesOf } from "./setup.ts";

const { sign, verify } = CryptoService.method;

/** "EC-P256" of "ECDSA-P256-SHA256"; "Ed25519" and "ML-DSA-65" are their keys' own names. */
function keyTypeOf(algorithm: string): string {
  if (algorithm.startsWith("RSA")) return "RSA-2048";
  const curve = /^ECDSA-(P\d+)/.exec(algorithm)?.[1];
  return curve === undefined ? algorithm : `EC-${curve}`;
}

export function signatureCases({ peer: name, signatures }: Coverage, sides: SidesOf): void {
  for (const algorithm of signatures) {
    test(`with a key of ${name}'s, Keyward and ${name} verify each other's ${algorithm} signatures`, async () => {
      const { peer } = sides();
      const pem = await peer.ask<Pem & Record<string, string>>("generate", { type: keyTypeOf(algorithm) });
      await bothWays(sides, algorithm, pem);
    });
    test(`with a key of Keyward's, Keyward and ${name} verify each other's ${algorithm} signatures`, async () => {
      const { keyward } = sides();
      const key = await keyward.generate(keyTypeOf(algorithm), ["sign", "verify"]);
      await bothWays(sides, algorithm, await keyward.pem(key));
    });
  }
}

async function bothWays(sides: SidesOf, algorithm: string, pem: Pem): Promise<void> {
  const { keyward, peer } = sides();
  const common = { message: hex(MESSAGE), hash: hashIn(algorithm), padding: /PSS|PKCS1/.exec(algorithm)?.[0] ?? "" };
  const own = await keyward.importPrivate(pem.private);
  const input = { case: "message", value: MESSAGE } as const;
  const ours = hex((await keyward.call(sign, { key: own, algorithm, input })).signature);
  const judged = (signature: string) => peer.ask("verify", { ...common, public: pem.public, signature });
  assert.deepEqual(await judged(ours), { valid: true });
  assert.deepEqual(await judged(damaged(ours)), { valid: false });

  const key = await keyward.importPublic(pem.public);
  const { signature: theirs } = await peer.ask("sign", { ...common, private: pem.private });
  const valid = async (signature: string) =>
    (await keyward.call(verify, { key, algorithm, input, signature: unhex(signature) })).valid;
  assert.equal(await valid(theirs!), true);
  assert.equal(await valid(damaged(theirs!)), false);
}

/** Another last digit: of DER signatures a part of s. */
function damaged(signature: string): string {
  return `${signature.slice(0, -1)}${signature.endsWith("0") ? "1" : "0"}`;
}
