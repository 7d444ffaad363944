import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { ImportKeyRequestSchema } from "@keyward/proto/light/gen/parsec/key";
import { type AlgorithmInit, type AttributesInit, attributesOf, type FlagsInit, RSA_PAIR } from "./attributes.ts";
import { TestClient } from "./test-client.ts";

/** An application that brings keys whose other side a test holds. */
export class BroughtKeys {
  readonly client: TestClient;
  readonly rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  #count = 0;

  constructor(path: string) {
    this.client = new TestClient(path);
  }

  /** @returns the key's name */
  async bring(attributes: AttributesInit, data: Uint8Array): Promise<string> {
    this.#count++;
    const keyName = `key-${this.#count}`;
    const request = { keyName, attributes, data: Buffer.from(data) };
    assert.equal(await this.client.status(OPCODE.psaImportKey, ImportKeyRequestSchema, request), 0);
    return keyName;
  }

  bringRsa(flags: FlagsInit, algorithm: AlgorithmInit): Promise<string> {
    const data = this.rsa.privateKey.export({ format: "der", type: "pkcs1" });
    return this.bring(attributesOf(RSA_PAIR, 2048, flags, algorithm), data);
  }
}

export function newEcKey(namedCurve = "P-256") {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });
  return { scalar: privateKey.export({ format: "raw-private" }), publicKey, privateKey };
}
