import type { DescMessage } from "@bufbuild/protobuf";
import { HELLO, METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import { KEEP_OPEN_FLAGS } from "@keyward/core/parsec/header";
import { OPCODE } from "@keyward/core/parsec/identifiers";
import { toBinary } from "@keyward/proto/light/encode";
import { ExecuteRequestSchema } from "@keyward/proto/light/gen/keyward/v1/batch";
import * as certificate from "@keyward/proto/light/gen/keyward/v1/certificate";
import * as cipher from "@keyward/proto/light/gen/keyward/v1/cipher";
import * as context from "@keyward/proto/light/gen/keyward/v1/context";
import { HashRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hash";
import { HelloRequestSchema } from "@keyward/proto/light/gen/keyward/v1/hello";
import { DeriveBytesRequestSchema } from "@keyward/proto/light/gen/keyward/v1/kdf";
import * as key from "@keyward/proto/light/gen/keyward/v1/key";
import * as mac from "@keyward/proto/light/gen/keyward/v1/mac";
import { GenerateRandomRequestSchema } from "@keyward/proto/light/gen/keyward/v1/random";
import { Hash } from "@keyward/proto/light/gen/parsec/algorithm";
import { HashComputeRequestSchema } from "@keyward/proto/light/gen/parsec/crypto";
import { EmptyRequestSchema } from "@keyward/proto/light/gen/parsec/service";
import type { AnySchema, InitOf, LightSchema } from "@keyward/proto/light/schema";
import type { Mask } from "../recording.ts";
import { type Ask, type AskOptions, ask, askRaw, type Script, together } from "../script.ts";

const MESSAGE = Buffer.from("the message");
const KEPT = { header: { flags: KEEP_OPEN_FLAGS, provider: 0 } } as const;

/** Stands in requests for an identifier that an earlier answer gave: 128 bits in base64url. */
const PLACEHOLDER = "placeholder-of-an-id--";

/** @param name what identifies, in PLACEHOLDER's place */
function call<Q extends DescMessage>(
  method: string,
  schema: LightSchema<Q>,
  request: InitOf<LightSchema<Q>>,
  options: AskOptions & { readonly name?: string } = {},
): Ask {
  const { name, ...rest } = options;
  const body = toBinary(schema as AnySchema, request as never);
  const put = name === undefined ? [] : [{ at: Buffer.from(body).indexOf(PLACEHOLDER), name }];
  return askRaw(METHOD_NUMBERS.get(`keyward.v1.${method}`)!, body, { ...KEPT, put, ...rest });
}

const hello = (lowestVersion: number, highestVersion: number, grows?: true) =>
  ask(HELLO, HelloRequestSchema, { lowestVersion, highestVersion }, { ...KEPT, ...(grows && { grows }) });
const GREETING = together(hello(1, 2, true));

/** Behind the heads of description, reference and id. */
const keyId = (name: string): readonly Mask[] => [{ at: 6, bytes: PLACEHOLDER.length, name }];
const contextId = (name: string): readonly Mask[] => [{ at: 2, bytes: PLACEHOLDER.length, name }];
const theKey = { key: { case: "id", value: PLACEHOLDER } } as const;
const hash = (algorithm: string) => call("CryptoService/Hash", HashRequestSchema, { algorithm, data: MESSAGE });

function bring(type: string, data: Uint8Array, name: string, usages: string[]): Ask {
  const request = { format: key.KeyFormat.RAW, type, data, attributes: { usages } };
  return call("KeyService/ImportKey", key.ImportKeyRequestSchema, request, { masked: keyId(name) });
}

const begin = { case: "hash", value: { algorithm: "SHA-256" } } as const;
const finish = { context: PLACEHOLDER, data: MESSAGE, keep: true };

const CONTEXTS = [
  GREETING,
  together(
    call("ContextService/OpenContext", context.OpenContextRequestSchema, { begin }, { masked: contextId("context") }),
  ),
  together(
    call(
      "ContextService/UpdateContext",
      context.UpdateContextRequestSchema,
      { context: PLACEHOLDER, data: MESSAGE },
      { name: "context" },
    ),
  ),
  together(call("ContextService/FinishContext", context.FinishContextRequestSchema, finish, { name: "context" })),
  together(
    call(
      "ContextService/ResetContext",
      context.ResetContextRequestSchema,
      { context: PLACEHOLDER },
      { name: "context" },
    ),
  ),
  together(call("ContextService/FinishContext", context.FinishContextRequestSchema, finish, { name: "context" })),
  together(
    call(
      "ContextService/CloseContext",
      context.CloseContextRequestSchema,
      { context: PLACEHOLDER },
      { name: "context" },
    ),
  ),
  together(
    call(
      "ContextService/CloseContext",
      context.CloseContextRequestSchema,
      { context: PLACEHOLDER },
      { name: "context" },
    ),
  ),
];

const encrypt = { key: theKey, plaintext: MESSAGE, nonce: Buffer.alloc(12, 2) };
const hkdf = { parameters: { case: "hkdf", value: { info: MESSAGE } } } as const;
const derive = { key: theKey, algorithm: "HKDF-SHA256", parameters: hkdf, lengthBytes: 32 };

const KEYS = [
  GREETING,
  together(
    bring("HMAC", Buffer.alloc(32, 1), "mac", ["sign", "verify"]),
    bring("AES-256", Buffer.alloc(32, 2), "aes", ["encrypt"]),
    bring("SECRET", Buffer.alloc(32, 3), "secret", ["derive"]),
    bring("Ed25519", Buffer.alloc(32, 4), "pair", ["sign"]),
  ),
  together(
    call(
      "CryptoService/ComputeMac",
      mac.ComputeMacRequestSchema,
      { key: theKey, algorithm: "HMAC-SHA-256", data: MESSAGE },
      { name: "mac" },
    ),
    call(
      "CryptoService/VerifyMac",
      mac.VerifyMacRequestSchema,
      { key: theKey, algorithm: "HMAC-SHA-256", data: MESSAGE, tag: Buffer.alloc(32) },
      { name: "mac" },
    ),
    call("CryptoService/Encrypt", cipher.EncryptRequestSchema, encrypt, { name: "aes" }),
    call("CryptoService/Encrypt", cipher.EncryptRequestSchema, encrypt, { name: "aes" }),
    call("CryptoService/DeriveBytes", DeriveBytesRequestSchema, derive, { name: "secret" }),
    call(
      "CertificateService/CreateCertificateRequest",
      certificate.CreateCertificateRequestRequestSchema,
      { key: theKey, subject: "CN=shop" },
      { name: "pair" },
    ),
    call(
      "KeyService/ExportPublicKey",
      key.ExportPublicKeyRequestSchema,
      { key: theKey, format: key.KeyFormat.RAW },
      { name: "pair" },
    ),
    call("KeyService/DestroyKey", key.DestroyKeyRequestSchema, { key: theKey }, { name: "mac" }),
    call("KeyService/DestroyKey", key.DestroyKeyRequestSchema, { key: theKey }, { name: "mac" }),
  ),
];

/** The ciphertext is the only field of its length. */
function ciphertextIn(body: Buffer): readonly Mask[] {
  const at = body.indexOf(Buffer.of(0x12, 0xc0, 0x08)) + 3;
  return [...keyId("shared"), { at, bytes: 1088, name: "ciphertext" }];
}

const encapsulate = { key: theKey, attributes: { usages: ["derive"] } };
const ENCAPSULATION = [
  GREETING,
  together(bring("ML-KEM-768", Buffer.alloc(64, 5), "kem", ["encapsulate", "decapsulate"])),
  together(
    call("KeyService/EncapsulateKey", key.EncapsulateKeyRequestSchema, encapsulate, {
      name: "kem",
      masked: ciphertextIn,
    }),
  ),
  together(decapsulate()),
];

function decapsulate(): Ask {
  const filler = Buffer.alloc(1088, 0xee);
  const asked = call(
    "KeyService/DecapsulateKey",
    key.DecapsulateKeyRequestSchema,
    { ...encapsulate, ciphertext: filler },
    { name: "kem", masked: keyId("opened") },
  );
  return { ...asked, put: [...asked.put!, { at: asked.bytes.indexOf(filler), name: "ciphertext" }] };
}

const item = (algorithm: string, data: Uint8Array) => ({ request: toBinary(HashRequestSchema, { algorithm, data }) });
const batch = {
  method: "keyward.v1.CryptoService/Hash",
  items: [
    item("SHA-256", MESSAGE),
    item("SHA-512", MESSAGE),
    { operation: METHOD_NUMBERS.get("keyward.v1.CryptoService/Hash")!, ...item("SHA3-512", MESSAGE) },
    { method: "keyward.v1.CryptoService/HashStream" },
  ],
};

/** Clients that say Hello, and call methods by their numbers. */
export const SCRIPT: Script = {
  version: 2,
  sessions: [
    {
      name: "a client that says Hello and waits for nothing",
      connections: [
        [
          together(
            hello(2, 2, true),
            hash("SHA-256"),
            hash("SHA-512"),
            call(
              "CryptoService/GenerateRandom",
              GenerateRandomRequestSchema,
              { lengthBytes: 16 },
              { masked: [{ at: 2, bytes: 16 }] },
            ),
            ask(
              OPCODE.psaHashCompute,
              HashComputeRequestSchema,
              { hashAlg: Hash.SHA_256, input: MESSAGE },
              { header: { flags: KEEP_OPEN_FLAGS } },
            ),
            ask(OPCODE.listKeys, EmptyRequestSchema, {}, KEPT),
            askRaw(0x4b57_ffff, MESSAGE, KEPT),
            askRaw(METHOD_NUMBERS.get("keyward.v1.CryptoService/Hash")!, Buffer.of(0xff), KEPT),
          ),
        ],
      ],
    },
    { name: "one that works in parts", connections: [CONTEXTS] },
    { name: "one with keys of its connection", connections: [KEYS] },
    { name: "one that encapsulates a key", connections: [ENCAPSULATION] },
    {
      name: "one with batches",
      connections: [[GREETING, together(call("BatchService/Execute", ExecuteRequestSchema, batch))]],
    },
    {
      name: "one that says Hello too often, too late, and to nobody",
      connections: [
        [GREETING, together(hello(1, 2)), together(hash("SHA-256"))],
        [together(ask(OPCODE.ping, EmptyRequestSchema, {}, KEPT), hello(1, 2), hash("SHA-256"))],
        [together(hello(3, 4))],
        [together(hello(1, 1, true), hash("SHA-256"))],
      ],
    },
    {
      name: "one that breaks a frame",
      connections: [[GREETING, together({ bytes: Buffer.alloc(36, 1) })]],
    },
  ],
};
