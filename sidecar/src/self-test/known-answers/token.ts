import { Buffer } from "node:buffer";
import { requireMac } from "@keyward/core/algorithms/mac";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { importKey } from "@keyward/core/crypto/key/import-key";
import type { KeyMaterial } from "@keyward/core/crypto/key/material/key-material";
import { startMac } from "@keyward/core/crypto/mac/start-mac";
import { tagHolds } from "@keyward/core/crypto/mac/tag";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { verify } from "@keyward/core/crypto/signature/signature";
import { type CompactParts, readCompact } from "@keyward/core/jose/compact";
import { ED25519, ES256, HS256, type JwsExample } from "@keyward/core/jose/examples";
import { readHeader } from "@keyward/core/jose/header";
import type { KnownAnswer } from "../known-answer.ts";

export const tokenKnownAnswers: readonly KnownAnswer[] = [HS256, ES256, ED25519].map((example) => ({
  name: `token/${readHeader(readCompact(example.jws).header).algorithm}`,
  algorithm: example.algorithm,
  fips: true,
  run: () => holds(example),
}));

function holds({ key, algorithm, jws }: JwsExample): boolean | Promise<boolean> {
  const { material } = importKey({ format: "jwk", data: Buffer.from(JSON.stringify(key)) });
  return verified(readCompact(jws), algorithm, material);
}

function verified(parts: CompactParts, algorithm: string, material: KeyMaterial): boolean | Promise<boolean> {
  const { signature, signingInput } = parts;
  if (material.kind !== "secret") {
    const options = { ...NO_OPTIONS, format: "raw" } as const;
    return verify(requireSignatureAlgorithm(algorithm), material, signingInput, signature, options);
  }
  const row = requireMac(algorithm);
  const parameters = { algorithm: row, tagBytes: row.tagBytes, customization: new Uint8Array() };
  const state = startMac(parameters, material.secret);
  state.update(signingInput);
  return tagHolds(state, signature);
}
