import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createPublicKey } from "node:crypto";
import { test } from "node:test";
import { requireSignatureAlgorithm } from "../../algorithms/signature.ts";
import { NO_OPTIONS } from "./options.ts";
import { verify } from "./signature.ts";

/**
 * One of each kind from C2SP/CCTV, ed25519/ed25519vectors.json, where implementations of Ed25519 differ: here, the equation is checked
 * without the cofactor, R is compared in the form that it was sent in, and keys of low order verify nothing.
 */
const EDGE_CASES = [
  {
    number: 305,
    flags: "none",
    key: "ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076",
    signature:
      "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506" +
      "40657f1cb030f12543549bbabd848dc6403d354e7c99c4d0dcee9f63c9033b00",
    message: "ed25519vectors 5",
    valid: true,
  },
  {
    number: 50,
    flags: "low_order_component_A",
    key: "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    signature:
      "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506" +
      "08f32d206a7c0b7efa9a59e66546e8f1f599ef843fb502c9cc3c4ae8b7c11e05",
    message: "ed25519vectors 5",
    valid: true,
  },
  {
    number: 7,
    flags: "low_order_component_A,low_order_component_R",
    key: "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    signature:
      "36684ea91032ba5b1dbab2d02f4debc74c3327f2b3802e2e4d371aa42b12b56b" +
      "bbfd00bd9c259d8d222d15e67a3d8228585050dbb9b9585be20d8fadc721da03",
    message: "ed25519vectors",
    valid: true,
  },
  {
    number: 183,
    flags: "low_order_component_A,low_order_residue",
    key: "dd1483c5304d412c1f29547640a5c2950222ee8931b7ed1c72602b7afa7024e0",
    signature:
      "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506" +
      "1fc409b236539503e78560d6183d748c8a6d3e635e87c9397531394f3cb3f902",
    message: "ed25519vectors",
    valid: false,
  },
  {
    number: 28,
    flags: "low_order_component_A,low_order_component_R,low_order_residue",
    key: "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    signature:
      "b797b156efcd45a4e2454d2fd0b21438b3ccd80d4c7fd1d1b2c8e55bd4ed4a94" +
      "639734cf989e314e9e049fc01a3864d191fed8f231b12fee6fa50aaadba44b0e",
    message: "ed25519vectors 9",
    valid: false,
  },
  {
    number: 286,
    flags: "low_order_component_R,low_order_residue",
    key: "ef75b20e7540e3dff77404193652ba2bd13df99c1508eee1515e27ae25f28076",
    signature:
      "b797b156efcd45a4e2454d2fd0b21438b3ccd80d4c7fd1d1b2c8e55bd4ed4a94" +
      "26cc293b14d304864a4cd689cbcc23cb13fcb1098f9c434cc9ca7439c9cf2505",
    message: "ed25519vectors 11",
    valid: false,
  },
  {
    number: 180,
    flags: "low_order_R,low_order_component_A",
    key: "dd1483c5304d412c1f29547640a5c2950222ee8931b7ed1c72602b7afa7024e0",
    signature:
      "0100000000000000000000000000000000000000000000000000000000000000" +
      "164aae8ae8d165867053dd1c3806319e064523aa053b1d7003463de8c5fcba0f",
    message: "ed25519vectors 5",
    valid: false,
  },
  {
    number: 60,
    flags: "low_order_R,low_order_component_A,non_canonical_R",
    key: "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    signature:
      "0100000000000000000000000000000000000000000000000000000000000080" +
      "c85efbb96e35e1b671722d5d8de687d4e148ea15ec566be6a1f3cfb8a10a9d06",
    message: "ed25519vectors 2",
    valid: false,
  },
  {
    number: 63,
    flags: "low_order_R,low_order_component_A,low_order_residue,non_canonical_R,reencoded_k",
    key: "10eb7c3acfb2bed3e0d6ab89bf5a3d6afddd1176ce4812e38d9fd485058fdb1f",
    signature:
      "0100000000000000000000000000000000000000000000000000000000000080" +
      "879e8751046a31d163df68051bbd909e6d26c8414883ba3475bf00e17c1e7b04",
    message: "ed25519vectors 4",
    valid: false,
  },
  {
    number: 303,
    flags: "low_order_A",
    key: "0100000000000000000000000000000000000000000000000000000000000000",
    signature:
      "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506" +
      "05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02",
    message: "ed25519vectors 5",
    valid: false,
  },
  {
    number: 310,
    flags: "low_order_A,non_canonical_A",
    key: "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    signature:
      "b62cf890de42c413b11b1411c9f01f1c4d77aa87ef182258d1251f69af2a3506" +
      "05ba9a796274d80437afa36f1236563f2f3b0aa84cecddc3d20914615ba4fe02",
    message: "ed25519vectors 1",
    valid: false,
  },
  {
    number: 318,
    flags: "low_order_A,low_order_R,non_canonical_R",
    key: "0100000000000000000000000000000000000000000000000000000000000000",
    signature:
      "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f" +
      "0000000000000000000000000000000000000000000000000000000000000000",
    message: "ed25519vectors 2",
    valid: false,
  },
] as const;

for (const { number, flags, key, signature, message, valid } of EDGE_CASES) {
  test(`the Ed25519 signature of case ${number} (${flags}) is ${valid ? "valid" : "not valid"}`, async () => {
    const x = Buffer.from(key, "hex").toString("base64url");
    const publicKeys = [createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" })];
    const row = requireSignatureAlgorithm("Ed25519");
    const verdict = await verify(row, { publicKeys }, Buffer.from(message), Buffer.from(signature, "hex"), NO_OPTIONS);
    assert.equal(verdict, valid);
  });
}
