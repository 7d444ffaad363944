import type { Service } from "../grpc/call/method.ts";
import { decryptData } from "./broker/decrypt-data.ts";
import { encryptData } from "./broker/encrypt-data.ts";
import { hashData } from "./broker/hash-data.ts";
import { rephrase } from "./broker/phrases.ts";
import { readBrokerRequest } from "./broker/request-reader.ts";
import { signCertificate } from "./broker/sign-certificate.ts";
import type { ServiceGround, Wire } from "./row.ts";

/** Both limits are what clients of the protocol were built against. */
export const BROKER_WIRE: Wire = {
  service: "CryptoBroker.CryptoGrpc",
  maxRequestBytes: 2_097_152,
  maxResponseBytes: 1_048_576,
  read: readBrokerRequest,
  rephrase,
};

const ROWS = [hashData, signCertificate, encryptData, decryptData];

/** The Open Crypto Broker's service in its published generations 0.4 and 0.5. Page: docs/crypto-broker.md */
export function cryptoBrokerService(ground: ServiceGround): Service {
  return {
    name: BROKER_WIRE.service,
    methods: new Map(ROWS.map(([rpc, bind]) => [rpc, bind(BROKER_WIRE, ground)])),
  };
}
