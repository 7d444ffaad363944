import type { protos } from "@google-cloud/kms";
import { requireKeyAlgorithm } from "@keyward/core/algorithms/key";
import { importRawPublic } from "@keyward/core/crypto/key/raw/raw-public";
import { decodePem } from "@keyward/core/text/pem";
import type { GcpKeyAlgorithm } from "../algorithms.ts";
import type { GcpCalls } from "../connection/calls.ts";
import { badAnswer, intact } from "../connection/integrity.ts";
import { hasCode } from "../errors.ts";

type PublicKey = protos.google.cloud.kms.v1.IPublicKey;

const FAILED_PRECONDITION = 9;
const isHidden = (thrown: unknown) => hasCode(thrown, FAILED_PRECONDITION);

/** @returns SubjectPublicKeyInfo, DER; undefined while the version is disabled, as Google shows it of no others */
export async function publicKeyOf(
  calls: GcpCalls,
  versionName: string,
  algorithm: GcpKeyAlgorithm,
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  const publicKeyFormat = algorithm.rawPublicKey ? "NIST_PQC" : "PEM";
  const request = { name: versionName, publicKeyFormat };
  try {
    const answer = await calls.ask<PublicKey>("getPublicKey", request, { name: versionName }, signal, isHidden);
    if (answer.name !== versionName) throw badAnswer("GetPublicKey", "it is of another version");
    const bytes = intact("GetPublicKey", answer.publicKey?.data, answer.publicKey?.crc32cChecksum);
    return algorithm.rawPublicKey ? fromRaw(algorithm, bytes) : fromPem(bytes);
  } catch (thrown) {
    if (isHidden(thrown)) return undefined;
    throw thrown;
  }
}

function fromPem(pem: Uint8Array): Uint8Array {
  try {
    return decodePem(Buffer.from(pem).toString("latin1")).bytes;
  } catch {
    throw badAnswer("GetPublicKey", "there is no public key in it");
  }
}

function fromRaw({ name }: GcpKeyAlgorithm, bytes: Uint8Array): Uint8Array {
  try {
    return importRawPublic(requireKeyAlgorithm(name).type, bytes).export({ type: "spki", format: "der" });
  } catch {
    throw badAnswer("GetPublicKey", `there is no public key of ${name} in it`);
  }
}
