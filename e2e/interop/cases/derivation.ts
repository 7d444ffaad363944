import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { test } from "node:test";
import { CryptoService } from "@keyward/proto/gen/keyward/v1/crypto_pb";
import { hex } from "../peer.ts";
import { type Coverage, hashIn, type SidesOf } from "./setup.ts";

const LENGTH_BYTES = 42;

const SALT = Buffer.from("salt, label");
const INFO = Buffer.from("info, context, seed");

/** What each function takes, on the wire and as peers are asked, which call whatever it is salt and info. */
function parametersOf(algorithm: string) {
  const hash = hashIn(algorithm);
  const asked = { hash, salt: hex(SALT), info: hex(INFO) };
  if (algorithm.startsWith("HKDF")) {
    return [
      { case: "hkdf", value: { salt: SALT, info: INFO } },
      { ...asked, function: "HKDF" },
    ] as const;
  }
  if (algorithm.startsWith("PBKDF2")) {
    const parameters = { case: "pbkdf2", value: { salt: SALT, iterations: 1000 } } as const;
    return [parameters, { hash, salt: hex(SALT), function: "PBKDF2", iterations: 1000 }] as const;
  }
  if (algorithm === "scrypt") {
    const numbers = { cost: 1024, blockSize: 8, parallelization: 2 };
    return [
      { case: "scrypt", value: { salt: SALT, ...numbers } },
      { hash: "SHA-256", salt: hex(SALT), function: "scrypt", ...numbers },
    ] as const;
  }
  if (algorithm.startsWith("KBKDF-COUNTER")) {
    const bits = Buffer.alloc(4);
    bits.writeUInt32BE(LENGTH_BYTES * 8);
    // SP 800-108r1, 4.1: label, a zero byte, context, and the length in bits.
    const fixedInput = Buffer.concat([SALT, Buffer.alloc(1), INFO, bits]);
    const hmac = { ...asked, hash: algorithm.replace("KBKDF-COUNTER-HMAC-", ""), function: "KBKDF-COUNTER" };
    return [{ case: "kbkdf", value: { fixedInput } }, hmac] as const;
  }
  if (algorithm.startsWith("TLS12")) {
    return [
      { case: "tls12Prf", value: { label: SALT, seed: INFO } },
      { ...asked, function: "TLS12-PRF" },
    ] as const;
  }
  const parameters = { case: "tls13ExpandLabel", value: { label: SALT, context: INFO } } as const;
  return [parameters, { ...asked, function: "TLS13-EXPAND-LABEL" }] as const;
}

export function derivationCases({ peer: name, kdfs }: Coverage, sides: SidesOf): void {
  for (const algorithm of kdfs) {
    test(`Keyward and ${name} derive the same bytes with ${algorithm}`, async () => {
      const { keyward, peer } = sides();
      // The pseudorandom key of TLS 1.3 is as long as its hash.
      const secret = randomBytes(algorithm.startsWith("TLS13") ? Number(hashIn(algorithm).slice(4)) / 8 : 32);
      const key = await keyward.secret("SECRET", secret);
      const [parameters, asked] = parametersOf(algorithm);
      const request = { key, algorithm, parameters: { parameters }, lengthBytes: LENGTH_BYTES };
      const ours = await keyward.call(CryptoService.method.deriveBytes, request);
      const theirs = await peer.ask("derive", { ...asked, secret: hex(secret), lengthBytes: LENGTH_BYTES });
      assert.equal(hex(ours.data), theirs.data);
    });
  }
}
