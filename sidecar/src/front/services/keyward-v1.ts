import { TrustStore } from "../../trust/trust-store.ts";
import type { Service } from "../grpc/call/method.ts";
import { batchService } from "./batch/batch-service.ts";
import { asymmetricRows } from "./keyward/asymmetric/rows.ts";
import { bulkRows } from "./keyward/bulk/rows.ts";
import { certificateRows } from "./keyward/certificate/rows.ts";
import { signCertificate } from "./keyward/certificate/sign-certificate.ts";
import { cipherRows } from "./keyward/cipher/rows.ts";
import { cmsRows } from "./keyward/cms/rows.ts";
import { contextRows } from "./keyward/context/rows.ts";
import { hashRows } from "./keyward/hash/rows.ts";
import { infoRows } from "./keyward/info/rows.ts";
import { kdfRows } from "./keyward/kdf/rows.ts";
import { keyRows } from "./keyward/key/rows.ts";
import { macRows } from "./keyward/mac/rows.ts";
import { randomRows } from "./keyward/random/rows.ts";
import { signatureRows } from "./keyward/signature/rows.ts";
import { tokenRows } from "./keyward/token/rows.ts";
import { trustRows } from "./keyward/trust/rows.ts";
import type { BoundRow, ServiceGround, Wire } from "./row.ts";
import { decodeRequest } from "./wire-message.ts";

const PACKAGE = "keyward.v1";

/** The services that are not CryptoService, by their short names. */
const OTHERS: readonly (readonly [name: string, rows: readonly BoundRow[]])[] = [
  ["KeyService", keyRows],
  ["ContextService", contextRows],
  ["CertificateService", certificateRows],
  ["TokenService", tokenRows],
  ["CmsService", cmsRows],
  ["BulkService", bulkRows],
];

/** Where no operator delivers any. */
const NO_TRUST = new TrustStore();

/** Every method of CryptoService but those that tell what the server offers. */
const CRYPTO_ROWS: readonly BoundRow[] = [
  ...hashRows,
  ...randomRows,
  ...macRows,
  ...cipherRows,
  ...signatureRows,
  ...asymmetricRows,
  ...kdfRows,
  signCertificate,
];

/**
 * Keyward's own services.
 * @param others full names of the services beside them, for those who ask what there is
 */
export function keywardServices(ground: ServiceGround, others: readonly string[]): readonly Service[] {
  const rowsByName = [...OTHERS, ["TrustService", trustRows(ground.trust ?? NO_TRUST)] as const];
  const own = ["CryptoService", ...rowsByName.map(([name]) => name), "BatchService"].map(
    (name) => `${PACKAGE}.${name}`,
  );
  const single = [
    service("CryptoService", [...CRYPTO_ROWS, ...infoRows([...own, ...others])], ground),
    ...rowsByName.map(([name, rows]) => service(name, rows, ground)),
  ];
  return [...single, batchService(wireOf(`${PACKAGE}.BatchService`), ground, single)];
}

function service(shortName: string, rows: readonly BoundRow[], ground: ServiceGround): Service {
  const name = `${PACKAGE}.${shortName}`;
  const wire = wireOf(name);
  return { name, methods: new Map(rows.map(([rpc, bind]) => [rpc, bind(wire, ground)])) };
}

/** An error leaves as the operation said it, a refusal with the rule and what would have passed. */
function wireOf(service: string): Wire {
  return {
    service,
    maxRequestBytes: 2_097_152,
    maxResponseBytes: 2_097_152,
    read: decodeRequest,
    rephrase: (_rpc, error) => error,
  };
}
