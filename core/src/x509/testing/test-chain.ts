import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { defaultSignature } from "../../algorithms/x509-signature.ts";
import { assembleCertificate, encodeTbsCertificate } from "../certificates/certificate-build.ts";
import { authorityConstraintsExtension, keyUsageExtension } from "../extensions/extension-build.ts";
import { encodeName, type NameEntry } from "../names/name-build.ts";
import { type Candidate, candidateOf } from "../path/candidate.ts";

export interface TestCertificate {
  readonly key: KeyObject;
  readonly name: Uint8Array;
  readonly candidate: Candidate;
  readonly der: Uint8Array;
}

export interface TestCertificateChanges {
  readonly extensions?: readonly Uint8Array[];
  readonly notBeforeMs?: number;
  readonly notAfterMs?: number;
  readonly subject?: readonly NameEntry[];
  readonly keys?: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
}

export const TEST_TIME_MS = Date.UTC(2026, 5, 1);
const SIGNATURE = defaultSignature("ecdsa", 256);
const DAY_MS = 86_400_000;
const PAIRS = Array.from({ length: 4 }, () => generateKeyPairSync("ec", { namedCurve: "P-256" }));
let made = 0;

/** The extensions of a certificate authority. */
export function authorityExtensions(pathLength?: number): Uint8Array[] {
  return [authorityConstraintsExtension(pathLength), keyUsageExtension(["keyCertSign", "cRLSign"])];
}

/** @param issuer undefined: it signs itself */
export function testCertificate(
  commonName: string,
  issuer: TestCertificate | undefined,
  changes: TestCertificateChanges = {},
): TestCertificate {
  const { publicKey, privateKey } = changes.keys ?? PAIRS[made++ % PAIRS.length]!;
  const name = encodeName(changes.subject ?? [{ key: "CN", value: commonName }]);
  const tbs = encodeTbsCertificate({
    serialNumber: Uint8Array.of(1, ++made % 256),
    signature: SIGNATURE,
    issuer: issuer?.name ?? name,
    validity: {
      notBeforeMs: changes.notBeforeMs ?? TEST_TIME_MS - DAY_MS,
      notAfterMs: changes.notAfterMs ?? TEST_TIME_MS + DAY_MS,
    },
    subject: name,
    publicKey: publicKey.export({ format: "der", type: "spki" }),
    extensions: changes.extensions ?? authorityExtensions(),
  });
  const der = assembleCertificate(tbs, SIGNATURE, sign("sha256", tbs, issuer?.key ?? privateKey));
  return { key: privateKey, name, der, candidate: candidateOf(der) };
}
