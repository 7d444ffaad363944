import assert from "node:assert/strict";
import { generateKeyPairSync, sign, verify } from "node:crypto";
import { test } from "node:test";
import { authorityKey, signatureAlgorithm } from "./authority-key.ts";

test("the algorithm follows from the key and the hash of the certificate", () => {
  assert.equal(signatureAlgorithm("ECDSA-P256", "sha256"), "ECDSA-P256-SHA256");
  assert.equal(signatureAlgorithm("ECDSA-P384", "sha384"), "ECDSA-P384-SHA384");
  assert.equal(signatureAlgorithm("RSA-3072", "sha256"), "RSA-PKCS1-SHA256");
  assert.throws(() => signatureAlgorithm("Ed25519", "sha256"), { code: "FAILED_PRECONDITION" });
});

test("only a digest of what is signed goes to the backend", async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const seen: number[] = [];
  const key = authorityKey(
    {
      policy: "ca",
      key: { id: "k", algorithm: "RSA-2048" },
      certificateChain: [],
      use: {
        async sign(_key, algorithm, input) {
          assert.deepEqual([algorithm, input.kind], ["RSA-PKCS1-SHA256", "digest"]);
          seen.push(input.bytes.length);
          return sign("sha256", Buffer.from("message"), privateKey);
        },
      },
    },
    AbortSignal.timeout(60_000),
  );
  const signature = await key.key.sign("sha256", Buffer.from("message"));
  assert.deepEqual(seen, [32]);
  assert.ok(verify("sha256", Buffer.from("message"), publicKey, signature));
});
