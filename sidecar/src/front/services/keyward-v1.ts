import type { Service } from "../grpc/method.ts";
import { getCapabilities } from "./keyward/get-capabilities.ts";
import { hash } from "./keyward/hash.ts";
import { signCertificate } from "./keyward/sign-certificate.ts";
import type { Ground, Wire } from "./row.ts";
import { decodeRequest } from "./wire-message.ts";

/** An error leaves as the operation said it, a refusal with the rule and what would have passed. */
const WIRE: Wire = {
  service: "keyward.v1.CryptoService",
  maxRequestBytes: 2_097_152,
  maxResponseBytes: 2_097_152,
  read: decodeRequest,
  rephrase: (_rpc, error) => error,
};

/**
 * Keyward's own service.
 * @param others full names of the services beside it, for those who ask what there is
 */
export function keywardService(ground: Ground, others: readonly string[]): Service {
  const rows = [hash, signCertificate, getCapabilities([WIRE.service, ...others])];
  return { name: WIRE.service, methods: new Map(rows.map(([rpc, bind]) => [rpc, bind(WIRE, ground)])) };
}
