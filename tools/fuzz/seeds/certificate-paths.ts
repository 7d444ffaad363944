import { contextConstructed, contextPrimitive, TAG } from "@keyward/core/x509/der/tags";
import { encodeTime } from "@keyward/core/x509/der/time";
import {
  bitString,
  booleanTrue,
  element,
  octetString,
  oid,
  sequence,
  smallInteger,
} from "@keyward/core/x509/der/writer";
import { encodeName } from "@keyward/core/x509/names/name-build";
import { PUBLIC_KEYS } from "./keys.ts";
import { SUBJECT } from "./names.ts";

const ECDSA_SHA256 = sequence(oid("1.2.840.10045.4.3.2"));
/** Of the right form, and of no message. */
const SIGNATURE = bitString(sequence(smallInteger(1), smallInteger(1)));
const FROM = encodeTime(Date.UTC(2025, 0, 1));
const TO = encodeTime(Date.UTC(2055, 0, 1));
const AUTHORITY = encodeName([{ key: "CN", value: "Example CA" }]);
const [POLICY, OTHER_POLICY] = [oid("1.2.3.4"), oid("1.2.3.5")];
const KEY_IDENTIFIER = new Uint8Array(20);

const extension = (type: string, value: Uint8Array) => sequence(oid(type), octetString(value));
const critical = (type: string, value: Uint8Array) => sequence(oid(type), booleanTrue(), octetString(value));
const dnsName = (name: string) => element(contextPrimitive(2), Buffer.from(name));
const subtree = (tag: number, ...names: readonly Uint8Array[]) => element(tag, ...names.map((name) => sequence(name)));

const ADDRESS = element(contextPrimitive(7), Uint8Array.of(192, 0, 2, 1));
const NETWORK = element(contextPrimitive(7), Uint8Array.of(192, 0, 2, 0, 255, 255, 255, 0));
const MAIL = element(contextPrimitive(1), Buffer.from("a@app.example"));
const LINK = element(contextPrimitive(6), Buffer.from("https://app.example/a"));
const FULL_NAME = element(contextConstructed(4), SUBJECT);

const AUTHORITY_EXTENSIONS = [
  critical("2.5.29.19", sequence(booleanTrue(), smallInteger(3))),
  critical("2.5.29.15", bitString(Uint8Array.of(0x06), 1)),
  extension("2.5.29.14", octetString(KEY_IDENTIFIER)),
  critical(
    "2.5.29.30",
    sequence(
      subtree(contextConstructed(0), dnsName("example"), NETWORK, FULL_NAME),
      subtree(contextConstructed(1), dnsName("bad.example"), MAIL),
    ),
  ),
  extension("2.5.29.32", sequence(sequence(POLICY), sequence(oid("2.5.29.32.0")))),
  extension("2.5.29.33", sequence(sequence(POLICY, OTHER_POLICY))),
  critical("2.5.29.36", sequence(element(contextPrimitive(0), Uint8Array.of(2)))),
  critical("2.5.29.54", smallInteger(1)),
];

const LEAF_EXTENSIONS = [
  critical("2.5.29.15", bitString(Uint8Array.of(0x80), 7)),
  extension("2.5.29.17", sequence(dnsName("app.example"), dnsName("*.app.example"), ADDRESS, LINK)),
  extension("2.5.29.35", sequence(element(contextPrimitive(0), KEY_IDENTIFIER))),
  extension("2.5.29.37", sequence(oid("1.3.6.1.5.5.7.3.1"))),
  extension("2.5.29.32", sequence(sequence(OTHER_POLICY))),
];

const ROOT = certificate(AUTHORITY, AUTHORITY, AUTHORITY_EXTENSIONS.slice(0, 3));
const MIDDLE = certificate(AUTHORITY, AUTHORITY, AUTHORITY_EXTENSIONS);
const LEAF = certificate(AUTHORITY, SUBJECT, LEAF_EXTENSIONS);

/** Certificates one after the other, the leaf first. */
export const CERTIFICATE_PATHS: readonly Uint8Array[] = [
  Buffer.concat([LEAF, MIDDLE, ROOT]),
  Buffer.concat([LEAF, MIDDLE, MIDDLE, MIDDLE, ROOT]),
  LEAF,
];

const ENTRY_EXTENSIONS = sequence(extension("2.5.29.21", element(TAG.enumerated, Uint8Array.of(1))));
const LIST_EXTENSIONS = element(contextConstructed(0), sequence(extension("2.5.29.20", smallInteger(7))));
const ENTRIES = sequence(sequence(smallInteger(1), FROM, ENTRY_EXTENSIONS), sequence(smallInteger(2), FROM));

/** One of version 2 and one of version 1. */
export const REVOCATION_LISTS: readonly Uint8Array[] = [
  signed(smallInteger(1), ECDSA_SHA256, AUTHORITY, FROM, TO, ENTRIES, LIST_EXTENSIONS),
  signed(ECDSA_SHA256, AUTHORITY, FROM),
];

function certificate(issuer: Uint8Array, subject: Uint8Array, extensions: readonly Uint8Array[]): Uint8Array {
  const version = element(contextConstructed(0), smallInteger(2));
  const wrapped = element(contextConstructed(3), sequence(...extensions));
  return signed(version, smallInteger(5), ECDSA_SHA256, issuer, sequence(FROM, TO), subject, PUBLIC_KEYS[0]!, wrapped);
}

function signed(...body: readonly Uint8Array[]): Uint8Array {
  return sequence(sequence(...body), ECDSA_SHA256, SIGNATURE);
}
