import { contextConstructed, contextPrimitive } from "@keyward/core/x509/der/tags";
import { encodeTime } from "@keyward/core/x509/der/time";
import {
  bitString,
  booleanTrue,
  element,
  octetString,
  oid,
  sequence,
  setOf,
  smallInteger,
} from "@keyward/core/x509/der/writer";
import { PUBLIC_KEYS } from "./keys.ts";
import { SUBJECT } from "./names.ts";

const ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
/** Of the right form, and of no message. */
const SIGNATURE = bitString(sequence(smallInteger(1), smallInteger(1)));
const VALIDITY = sequence(encodeTime(Date.UTC(2025, 0, 1)), encodeTime(Date.UTC(2055, 0, 1)));

const CONSTRAINTS = sequence(oid("2.5.29.19"), booleanTrue(), octetString(sequence(booleanTrue(), smallInteger(1))));
const KEY_IDENTIFIER = sequence(oid("2.5.29.14"), octetString(octetString(new Uint8Array(20))));
const DNS_NAME = element(contextPrimitive(2), Buffer.from("app.example"));
const ADDRESS = element(contextPrimitive(7), Uint8Array.of(192, 0, 2, 1));
const ALTERNATIVE_NAMES = sequence(oid("2.5.29.17"), octetString(sequence(DNS_NAME, ADDRESS)));
const EXTENSIONS = sequence(CONSTRAINTS, KEY_IDENTIFIER, ALTERNATIVE_NAMES);

const BODY = [SUBJECT, VALIDITY, SUBJECT, PUBLIC_KEYS[0]!];

/** One of version 3 and one of version 1. */
export const CERTIFICATES: readonly Uint8Array[] = [
  certificate(
    element(contextConstructed(0), smallInteger(2)),
    smallInteger(4711),
    ECDSA_SHA256,
    ...BODY,
    element(contextConstructed(3), EXTENSIONS),
  ),
  certificate(smallInteger(1), ECDSA_SHA256, ...BODY),
];

const EXTENSION_REQUEST = sequence(oid("1.2.840.113549.1.9.14"), setOf(EXTENSIONS));

/** PKCS#10, with extensions and without. */
export const CERTIFICATE_REQUESTS: readonly Uint8Array[] = [
  certificate(smallInteger(0), SUBJECT, PUBLIC_KEYS[0]!, element(contextConstructed(0), EXTENSION_REQUEST)),
  certificate(smallInteger(0), SUBJECT, PUBLIC_KEYS[2]!, element(contextConstructed(0))),
];

/** Requests are signed and put together as certificates are. */
function certificate(...body: readonly Uint8Array[]): Uint8Array {
  return sequence(sequence(...body), ECDSA_SHA256, SIGNATURE);
}
