import { createPrivateKey, generateKeyPairSync, randomBytes, sign } from "node:crypto";
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contextConstructed, contextPrimitive } from "@keyward/core/x509/der/tags";
import { encodeTime } from "@keyward/core/x509/der/time";
import {
  bitString,
  element,
  octetString,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from "@keyward/core/x509/der/writer";
import { encodeName } from "@keyward/core/x509/names/name-build";

export interface Pair {
  readonly commonName: string;
  readonly cert: string;
  readonly key: string;
}

const ECDSA_WITH_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
const SUBJECT_ALT_NAME = "2.5.29.17";
const DNS_NAME = 2;

export interface PairOptions {
  readonly notAfterMs?: number;
  /** Default: the certificate signs itself. */
  readonly issuer?: Pair;
}

/** A certificate for `localhost`, with a fresh P-256 key. */
export function servingPair(
  commonName: string,
  { notAfterMs = Date.now() + 3_600_000, issuer }: PairOptions = {},
): Pair {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const signer = issuer ? createPrivateKey(issuer.key) : privateKey;
  const altNames = sequence(element(contextPrimitive(DNS_NAME), Buffer.from("localhost")));
  const body = sequence(
    element(contextConstructed(0), smallInteger(2)),
    unsignedInteger(Uint8Array.of(1, ...randomBytes(8))),
    ECDSA_WITH_SHA256,
    nameOf(issuer?.commonName ?? commonName),
    sequence(encodeTime(notAfterMs - 7_200_000), encodeTime(notAfterMs)),
    nameOf(commonName),
    publicKey.export({ type: "spki", format: "der" }),
    element(contextConstructed(3), sequence(sequence(oid(SUBJECT_ALT_NAME), octetString(altNames)))),
  );
  const der = sequence(body, ECDSA_WITH_SHA256, bitString(sign("sha256", body, signer)));
  const cert = `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64")}\n-----END CERTIFICATE-----\n`;
  return { commonName, cert, key: privateKey.export({ type: "pkcs8", format: "pem" }) as string };
}

function nameOf(commonName: string): Uint8Array {
  return encodeName([{ key: "CN", value: commonName }]);
}

let generation = 0;

/** Writes a pair as the kubelet writes a Secret: into a new directory, to which the link `..data` is then swapped. */
export function publish(directory: string, pair: Partial<Pair>): void {
  generation += 1;
  const target = join(directory, `..${generation}`);
  mkdirSync(target, { recursive: true });
  if (pair.cert !== undefined) writeFileSync(join(target, "tls.crt"), pair.cert);
  if (pair.key !== undefined) writeFileSync(join(target, "tls.key"), pair.key);
  symlinkSync(`..${generation}`, join(directory, "..data_tmp"));
  renameSync(join(directory, "..data_tmp"), join(directory, "..data"));
  for (const file of ["tls.crt", "tls.key"]) {
    rmSync(join(directory, file), { force: true });
    symlinkSync(join("..data", file), join(directory, file));
  }
}
