import assert from "node:assert/strict";
import { createHash, generateKeyPairSync } from "node:crypto";
import { test } from "node:test";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { PairMaterial } from "@keyward/core/crypto/key/material/key-material";
import { NO_OPTIONS } from "@keyward/core/crypto/signature/options";
import { signaturePair } from "@keyward/core/crypto/signature/testing/signature-pair";
import { dispatch } from "../../dispatch/dispatch.ts";
import { type TestCall, testCall } from "../../dispatch/testing/test-call.ts";
import type { Key } from "../../keys/key.ts";
import { LocalKeyRing } from "../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../keys/memory-keys.ts";
import { soleVersion } from "../../keys/versioned-key.ts";
import { openSign } from "./open-sign.ts";
import { openVerify } from "./open-verify.ts";
import { sign } from "./sign.ts";
import { verify } from "./verify.ts";

const LIMIT = { timeout: 60_000 };
const message = Buffer.from("message");
const digest = createHash("sha384").update(message).digest();
const signatures = { default: "ECDSA-P384-SHA384", allowed: new Set(SIGNATURES.keys()) };

function callWith(mode: "Standard" | "FIPS", type: string, material: PairMaterial = signaturePair(type)) {
  const call = testCall({ mode, signatures });
  const usages = parseUsages(["sign", "verify"]);
  const keys = call.ring.ephemeral(call.connection);
  const id = keys.add({ type: requireKeyType(type), usages, algorithm: undefined, material }, 1);
  return { call, wish: { key: { kind: "id", id } as const, algorithm: "", options: NO_OPTIONS } };
}

async function signedInParts({ call, wish }: { call: TestCall; wish: ReturnType<typeof callWith>["wish"] }) {
  using context = await dispatch(openSign, wish, call);
  for (const octet of message) context.update(Uint8Array.of(octet));
  return (await context.finish({})).output!;
}

test("in FIPS mode ECDSA signs no digests, and a message in parts with OpenSSL alone", LIMIT, async () => {
  const { call, wish } = callWith("FIPS", "EC-P384");
  const refused = {
    code: "NOT_PERMITTED",
    message: /rule mode .* a digest with ECDSA-P384-SHA384; it permits the message/,
  };
  const input = { kind: "digest", bytes: digest } as const;
  await assert.rejects(async () => dispatch(sign, { ...wish, input }, call), refused);
  await assert.rejects(async () => dispatch(verify, { ...wish, input, signature: message }, call), refused);
  const signature = await signedInParts({ call, wish });
  const whole = { ...wish, input: { kind: "message", bytes: message } as const, signature };
  assert.equal((await dispatch(verify, whole, call)).valid, true);
  using context = await dispatch(openVerify, { ...wish, signature: undefined }, call);
  context.update(message);
  assert.equal((await context.finish({ expected: signature })).valid, true);
});

for (const type of ["EC-P256", "EC-P384", "RSA-2048", "Ed25519", "ML-DSA-44", "MLDSA65-ECDSA-P256-SHA512"]) {
  test(`a context is reset with the same key of type ${type}, and is gone when it is closed`, LIMIT, async () => {
    const { call, wish } = callWith("Standard", type);
    const context = await dispatch(openSign, wish, call);
    for (const text of ["one", "two"]) {
      context.update(Buffer.from(text));
      const signature = (await context.finish({})).output!;
      using verifying = await dispatch(openVerify, { ...wish, signature }, call);
      verifying.update(Buffer.from(text));
      assert.equal((await verifying.finish({})).valid, true);
      assert.throws(() => context.update(message), { code: "FAILED_PRECONDITION" });
      context.reset({}, call);
    }
    context[Symbol.dispose]();
    assert.throws(() => context.reset({}, call), { code: "CANCELLED" });
  });
}

test("an RSA key with RSASSA-PSS parameters signs and verifies a message in parts", LIMIT, async () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa-pss", { modulusLength: 2048, hashAlgorithm: "sha256" });
  const pair = { kind: "pair", privateKeys: [privateKey], publicKeys: [publicKey] } as const;
  const { call, wish } = callWith("Standard", "RSA-2048", pair);
  const input = { ...wish, algorithm: "RSA-PSS-SHA256" };
  const signature = await signedInParts({ call, wish: input });
  const whole = { ...input, input: { kind: "message", bytes: message } as const, signature };
  assert.equal((await dispatch(verify, whole, call)).valid, true);
  using context = await dispatch(openVerify, { ...input, signature }, call);
  context.update(message);
  assert.equal((await context.finish({})).valid, true);
});

test("a signing context compares nothing, and a verifying one needs a signature", LIMIT, async () => {
  const { call, wish } = callWith("Standard", "EC-P256");
  const signing = await dispatch(openSign, wish, call);
  await assert.rejects(async () => signing.finish({ expected: message }), { code: "INVALID_ARGUMENT" });
  const verifying = await dispatch(openVerify, { ...wish, signature: undefined }, call);
  await assert.rejects(async () => verifying.finish({}), {
    code: "INVALID_ARGUMENT",
    message: /no signature to verify/,
  });
});

test("a signature in the heavy lane waits for its turn", LIMIT, async () => {
  const { call, wish } = callWith("Standard", "SLH-DSA-SHA2-128f");
  let release = () => {};
  const busy = call.heavy.run(() => new Promise<void>((resolve) => (release = resolve)));
  let signed = false;
  const signing = Promise.resolve(dispatch(sign, { ...wish, input: { kind: "message", bytes: message } }, call)).then(
    () => {
      signed = true;
    },
  );
  await new Promise((resolve) => setTimeout(resolve, 60));
  assert.equal(signed, false);
  release();
  await Promise.all([busy, signing]);
});

test("a context with a KeyPolicy's key begins no other message once grant or key are gone", LIMIT, async () => {
  const grants = [{ container: "*", policy: "p", usages: parseUsages(["sign"]) }];
  const usages = parseUsages(["sign", "verify"]);
  let key: Key | undefined = {
    type: requireKeyType("EC-P384"),
    usages,
    algorithm: undefined,
    material: signaturePair("EC-P384"),
  };
  const call = {
    ...testCall({ signatures, grants }),
    ring: new LocalKeyRing(new MemoryKeys(), () => key && soleVersion(key)),
  };
  const wish = { key: { kind: "policy", policy: "p" } as const, algorithm: "", options: NO_OPTIONS };
  using context = await dispatch(openSign, wish, call);
  context.reset({}, call);
  const without = { ...call, profile: testCall({ signatures }).profile };
  assert.throws(() => context.reset({}, without), { code: "NOT_PERMITTED", message: /grants/ });
  key = { ...key, material: signaturePair("EC-P256") };
  assert.throws(() => context.reset({}, call), { code: "FAILED_PRECONDITION", message: /another key/ });
  key = undefined;
  assert.throws(() => context.reset({}, call), { code: "UNAVAILABLE" });
});

test("a context does not begin another message in another mode", LIMIT, async () => {
  const { call, wish } = callWith("Standard", "EC-P384");
  using context = await dispatch(openSign, wish, call);
  const fips = { ...call, profile: testCall({ mode: "FIPS", signatures }).profile };
  assert.throws(() => context.reset({}, fips), { code: "FAILED_PRECONDITION", message: /another mode/ });
});
