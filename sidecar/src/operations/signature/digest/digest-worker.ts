import { parentPort } from "node:worker_threads";
import { requireSignatureAlgorithm } from "@keyward/core/algorithms/signature";
import { signDigest, verifyDigest } from "@keyward/core/crypto/signature/digest/digest-work";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import type { DigestAnswer, DigestRequest, DigestResult } from "./digest-message.ts";

/** The program of the digest thread: one request after the other. Nothing of OpenSSL's words leaves it. */
parentPort!.on("message", (request: DigestRequest) => parentPort!.postMessage(answerTo(request)));

function answerTo(request: DigestRequest): DigestAnswer {
  const { id } = request;
  try {
    return { id, result: resultOf(request) };
  } catch (error) {
    if (error instanceof KeywardError) return { id, fault: { code: error.code, text: error.message } };
    return { id, fault: { code: "INTERNAL", text: "the key cannot make this signature" } };
  }
}

function resultOf({ algorithm, key, digest, options, signature }: DigestRequest): DigestResult {
  const row = requireSignatureAlgorithm(algorithm);
  if (signature === undefined) return signDigest(row, key, digest, options);
  return verifyDigest(row, key, digest, signature, options);
}
