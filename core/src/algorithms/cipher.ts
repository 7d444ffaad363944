import type { CipherChaCha20Poly1305Types, CipherGCMTypes } from "node:crypto";
import type { KeyFamily } from "./key-type.ts";
import { type AlgorithmRow, type Registry, registryOf, requireRow } from "./registry.ts";

/** Symmetric ciphers: those that authenticate, those that only hide, and those that wrap keys. */
export type CipherAlgorithm = GcmAlgorithm | ChaChaAlgorithm | BareAlgorithm | WrapAlgorithm;

/** Algorithms that detect every change: with a nonce, associated data and a tag. */
export type AeadAlgorithm = GcmAlgorithm | ChaChaAlgorithm;

interface CipherRow extends AlgorithmRow {
  readonly oid: string;
  readonly keyFamily: Extract<KeyFamily, "aes" | "chacha20">;
  readonly keyBytes: number;
  /** Nonce, initialization vector or initial counter block; 0: there is none. */
  readonly nonceBytes: number;
  /** The longest authentication tag; 0: there is none. */
  readonly tagBytes: number;
  /** Name in node:crypto. */
  readonly nodeName: string;
}

export interface GcmAlgorithm extends CipherRow {
  readonly mode: "GCM";
  readonly nodeName: CipherGCMTypes;
  /** Name in crypto-broker profile files and answers; the key size stands beside it there. */
  readonly brokerName: string;
}

export interface ChaChaAlgorithm extends CipherRow {
  readonly mode: "ChaCha20-Poly1305";
  readonly nodeName: CipherChaCha20Poly1305Types;
}

/** They hide and prove nothing: whoever can change the ciphertext can change the plaintext. */
export interface BareAlgorithm extends CipherRow {
  /** CBC pads by PKCS#7; CBC-NOPAD takes whole blocks. */
  readonly mode: "CBC" | "CBC-NOPAD" | "CTR";
}

/** Without nonce: equal keys give equal ciphertexts. They detect every change. */
export interface WrapAlgorithm extends CipherRow {
  readonly mode: "KW" | "KWP";
}

type AesBits = 128 | 192 | 256;

const AES_BITS: readonly AesBits[] = [128, 192, 256];

/** The modes' numbers under 2.16.840.1.101.3.4.1, NIST's Computer Security Objects Register; 192 bits add 20, 256 bits 40. */
const ARCS = { CBC: 2, KW: 5, GCM: 6, KWP: 8 };

/** AES-CTR has no number of its own there: this is what names the cipher alone. */
const AES_ARC = "2.16.840.1.101.3.4.1";

export const CIPHERS: Registry<CipherAlgorithm> = registryOf<CipherAlgorithm>([
  ...AES_BITS.map(aesGcm),
  ...AES_BITS.flatMap((bits) => [aesBare(bits, "CBC"), aesBare(bits, "CBC-NOPAD"), aesBare(bits, "CTR")]),
  ...AES_BITS.flatMap((bits) => [aesWrap(bits, "KW"), aesWrap(bits, "KWP")]),
  {
    name: "ChaCha20-Poly1305",
    mode: "ChaCha20-Poly1305",
    nodeName: "chacha20-poly1305",
    oid: "1.2.840.113549.1.9.16.3.18", // RFC 8103
    keyFamily: "chacha20",
    keyBytes: 32,
    nonceBytes: 12,
    tagBytes: 16,
    strengthBits: 256,
    fips: false,
    postQuantum: true,
    source: "RFC 8439",
  },
]);

/** What crypto-broker knows: no other mode has a name there. */
export const BROKER_CIPHERS: readonly GcmAlgorithm[] = [...CIPHERS.values()].filter((row) => row.mode === "GCM");

function aes(bits: AesBits, mode: string) {
  return {
    name: `AES-${bits}-${mode}`,
    keyFamily: "aes",
    keyBytes: bits / 8,
    strengthBits: bits,
    fips: true,
    postQuantum: true,
  } as const;
}

function oidOf(mode: keyof typeof ARCS, bits: AesBits): string {
  return `${AES_ARC}.${ARCS[mode] + ((bits - 128) / 64) * 20}`;
}

function aesGcm(bits: AesBits): GcmAlgorithm {
  return {
    ...aes(bits, "GCM"),
    mode: "GCM",
    brokerName: "aes-gcm",
    nodeName: `aes-${bits}-gcm`,
    oid: oidOf("GCM", bits),
    nonceBytes: 12,
    tagBytes: 16,
    source: "SP 800-38D",
  };
}

function aesBare(bits: AesBits, mode: BareAlgorithm["mode"]): BareAlgorithm {
  const isCounter = mode === "CTR";
  return {
    ...aes(bits, mode),
    mode,
    nodeName: `aes-${bits}-${isCounter ? "ctr" : "cbc"}`,
    oid: isCounter ? AES_ARC : oidOf("CBC", bits),
    nonceBytes: 16,
    tagBytes: 0,
    source: "SP 800-38A",
  };
}

function aesWrap(bits: AesBits, mode: WrapAlgorithm["mode"]): WrapAlgorithm {
  return {
    ...aes(bits, mode),
    mode,
    nodeName: `aes-${bits}-wrap${mode === "KWP" ? "-pad" : ""}`,
    oid: oidOf(mode, bits),
    nonceBytes: 0,
    tagBytes: 0,
    source: mode === "KW" ? "RFC 3394; SP 800-38F" : "RFC 5649; SP 800-38F",
  };
}

/** @throws INVALID_ARGUMENT that lists the names there are */
export function requireCipher(name: string): CipherAlgorithm {
  return requireRow(CIPHERS, "encryption algorithm", name);
}

export function isAead(row: CipherAlgorithm): row is AeadAlgorithm {
  return row.mode === "GCM" || row.mode === "ChaCha20-Poly1305";
}

export function isWrap(row: CipherAlgorithm): row is WrapAlgorithm {
  return row.mode === "KW" || row.mode === "KWP";
}
