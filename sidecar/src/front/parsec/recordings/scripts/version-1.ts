import { createECDH, createPrivateKey, hash as hashData, sign } from "node:crypto";
import { KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { AeadKind, Hash, RawKeyAgreement } from "@keyward/proto/light/gen/parsec/algorithm";
import * as crypto from "@keyward/proto/light/gen/parsec/crypto";
import * as key from "@keyward/proto/light/gen/parsec/key";
import * as service from "@keyward/proto/light/gen/parsec/service";
import {
  AES,
  type AlgorithmInit,
  attributesOf,
  CIPHER_FLAGS,
  ecPair,
  GCM,
  HMAC,
  P256,
  signatureOf,
} from "../../testing/attributes.ts";
import { type Ask, ask, askRaw, oneByOne, type Script, together } from "../script.ts";

const NONE = Buffer.alloc(0);
const MESSAGE = Buffer.from("the message");
const DIGEST = Buffer.alloc(32, 7);
const APPLICATION = { application: "app1" };
const ECDSA = signatureOf("ecdsa");
/** Behind tag and length of the only field. */
const wholeField = (bytes: number) => ({ masked: [{ at: 2, bytes }] });

const pair = createECDH("prime256v1");
pair.setPrivateKey(Buffer.alloc(32, 3));
const point = pair.getPublicKey();
const scalar = pair.getPrivateKey();

const ping = (header: object = {}) => ask(OPCODE.ping, service.EmptyRequestSchema, {}, { header });
const hash = (input: Uint8Array, header: object = {}) =>
  ask(OPCODE.psaHashCompute, crypto.HashComputeRequestSchema, { hashAlg: Hash.SHA_256, input }, { header });
const kept = (session: bigint) => ({ flags: KEEP_OPEN_FLAGS, session });

/** What clients of the protocol ask a service before anything else. */
const DISCOVERY: readonly Ask[] = [
  ping(),
  ask(OPCODE.listProviders, service.EmptyRequestSchema, {}),
  ask(OPCODE.listAuthenticators, service.EmptyRequestSchema, {}),
  ask(OPCODE.listOpcodes, service.ListOpcodesRequestSchema, { providerId: 0 }),
  ask(OPCODE.listOpcodes, service.ListOpcodesRequestSchema, { providerId: 1 }),
  ask(OPCODE.listOpcodes, service.ListOpcodesRequestSchema, { providerId: 3 }),
];

const DIGESTS: readonly Ask[] = [
  hash(MESSAGE),
  hash(NONE),
  ask(OPCODE.psaHashCompare, crypto.HashCompareRequestSchema, { hashAlg: Hash.SHA_256, input: MESSAGE, hash: DIGEST }),
  ask(OPCODE.psaGenerateRandom, crypto.GenerateRandomRequestSchema, { size: 16n }, wholeField(16)),
];

const SIGNATURES: readonly Ask[] = [
  ask(OPCODE.psaImportKey, key.ImportKeyRequestSchema, { keyName: "ec", attributes: P256, data: scalar }, APPLICATION),
  ask(OPCODE.psaImportKey, key.ImportKeyRequestSchema, { keyName: "ec", attributes: P256, data: scalar }, APPLICATION),
  ask(OPCODE.psaExportPublicKey, key.KeyRequestSchema, { keyName: "ec" }, APPLICATION),
  ask(OPCODE.psaExportKey, key.KeyRequestSchema, { keyName: "ec" }, APPLICATION),
  ask(
    OPCODE.psaSignHash,
    crypto.SignRequestSchema,
    { keyName: "ec", alg: ECDSA, input: DIGEST },
    { ...APPLICATION, ...wholeField(64) },
  ),
  verifyHash(hashData("sha256", MESSAGE, "buffer")),
  verifyHash(Buffer.alloc(32, 8)),
  ask(OPCODE.canDoCrypto, key.CanDoCryptoRequestSchema, { checkType: 2, attributes: P256 }, APPLICATION),
  ask(OPCODE.listKeys, service.EmptyRequestSchema, {}, APPLICATION),
  ask(OPCODE.listKeys, service.EmptyRequestSchema, {}, { application: "app2" }),
  ask(OPCODE.psaDestroyKey, key.KeyRequestSchema, { keyName: "ec" }, APPLICATION),
  ask(OPCODE.psaDestroyKey, key.KeyRequestSchema, { keyName: "ec" }, APPLICATION),
];

/** A signature that stays in the recording, of the recording's own key. */
function verifyHash(input: Buffer): Ask {
  const jwk = {
    kty: "EC",
    crv: "P-256",
    d: scalar.toString("base64url"),
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  const privateKey = createPrivateKey({ key: jwk, format: "jwk" });
  const signature = sign("sha256", MESSAGE, { key: privateKey, dsaEncoding: "ieee-p1363" });
  const asked = { keyName: "ec", alg: ECDSA, input, signature };
  return ask(OPCODE.psaVerifyHash, crypto.VerifyRequestSchema, asked, APPLICATION);
}

const aead = { variant: { case: "aeadWithDefaultLengthTag", value: AeadKind.GCM } } as const;
const encrypt = { keyName: "aes", alg: aead, nonce: Buffer.alloc(12, 1), additionalData: NONE, input: MESSAGE };
const hmac = { case: "fullLength", value: { variant: { case: "hmac", value: { hashAlg: Hash.SHA_256 } } } } as const;
const macPolicy = { case: "mac", value: { variant: hmac } } as AlgorithmInit;
const ecdh = {
  case: "keyAgreement",
  value: { variant: { case: "raw", value: RawKeyAgreement.ECDH } },
} as AlgorithmInit;

const SECRETS: readonly Ask[] = [
  bring("aes", attributesOf(AES, 256, CIPHER_FLAGS, GCM), Buffer.alloc(32, 2)),
  ask(OPCODE.psaAeadEncrypt, crypto.AeadRequestSchema, encrypt, APPLICATION),
  ask(OPCODE.psaAeadEncrypt, crypto.AeadRequestSchema, encrypt, APPLICATION),
  ask(OPCODE.psaAeadDecrypt, crypto.AeadRequestSchema, { ...encrypt, input: Buffer.alloc(27) }, APPLICATION),
  bring("mac", attributesOf(HMAC, 256, { signMessage: true, verifyMessage: true }, macPolicy), Buffer.alloc(32, 4)),
  ask(
    OPCODE.psaMacCompute,
    crypto.MacComputeRequestSchema,
    { keyName: "mac", alg: { variant: hmac }, input: MESSAGE },
    APPLICATION,
  ),
  ask(
    OPCODE.psaMacVerify,
    crypto.MacVerifyRequestSchema,
    { keyName: "mac", alg: { variant: hmac }, input: MESSAGE, mac: DIGEST },
    APPLICATION,
  ),
  bring("dh", attributesOf(ecPair(), 256, { derive: true }, ecdh), scalar),
  ask(
    OPCODE.psaRawKeyAgreement,
    crypto.RawKeyAgreementRequestSchema,
    { agreementAlg: RawKeyAgreement.ECDH, privateKeyName: "dh", peerKey: point },
    APPLICATION,
  ),
];

function bring(keyName: string, attributes: typeof P256, data: Uint8Array): Ask {
  return ask(OPCODE.psaImportKey, key.ImportKeyRequestSchema, { keyName, attributes, data }, APPLICATION);
}

const FAULTS: readonly Ask[] = [
  { bytes: Buffer.alloc(36, 1) },
  ping({ provider: 1 }),
  ping({ provider: 6 }),
  ping({ flags: 0xfffe, session: 5n }),
  askRaw(0x1d, NONE),
  // A method by its number, of a client that has not said Hello.
  askRaw(0x4b57_0001, NONE),
  askRaw(OPCODE.psaHashCompute, Buffer.of(0xff)),
  ask(OPCODE.listKeys, service.EmptyRequestSchema, {}),
  ask(OPCODE.listClients, service.EmptyRequestSchema, {}, APPLICATION),
];

const generate = { keyName: "slow", attributes: P256 };

/** Clients before there was Hello: those of other make, and ours that keep their connections. */
export const SCRIPT: Script = {
  version: 1,
  sessions: [
    {
      name: "a client that opens a connection for each request finds out what there is",
      connections: oneByOne(...DISCOVERY),
    },
    { name: "one that hashes and wants random bytes", connections: oneByOne(...DIGESTS) },
    { name: "one that signs", connections: oneByOne(...SIGNATURES) },
    { name: "one with secret keys", connections: oneByOne(...SECRETS) },
    { name: "one that makes mistakes", connections: oneByOne(...FAULTS) },
    {
      name: "a client that keeps its connection, and does not wait for answers",
      connections: [
        [
          together(
            ping(kept(1n)),
            hash(MESSAGE, kept(2n)),
            ask(OPCODE.psaGenerateKey, key.GenerateKeyRequestSchema, generate, { ...APPLICATION, header: kept(3n) }),
            ask(OPCODE.psaHashCompute, crypto.HashComputeRequestSchema, { hashAlg: 0 }, { header: kept(4n) }),
            askRaw(0x4b57_0001, NONE, { header: kept(5n) }),
          ),
          together(ping(kept(6n)), ping({ session: 7n })),
        ],
      ],
    },
    {
      name: "one that keeps its connection and breaks a frame",
      connections: [[together(ping(kept(1n)), { bytes: Buffer.alloc(36, 1) })]],
    },
  ],
};
