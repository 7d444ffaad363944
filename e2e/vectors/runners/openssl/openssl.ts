import { HkdfParameters_Step as Step } from "@keyward/proto/gen/keyward/v1/kdf_pb";
import { KeyFormat } from "@keyward/proto/gen/keyward/v1/key_pb";
import type { Engine } from "../../engine/engine.ts";
import { cipherCase } from "../cipher-case.ts";
import { type Derivation, deriveCase } from "../derive-case.ts";
import { unhex } from "../hex.ts";
import { macCase } from "../mac-case.ts";
import type { TextRecord } from "../records.ts";
import { type CaseResult, failed, type Runner, skipped, type Verdict } from "../runner.ts";
import { parseEvpTests } from "./evp-test.ts";

type Judge = (test: TextRecord, engine: Engine) => Promise<Verdict>;

/** The field that a block begins with says what it is about. */
const JUDGES: ReadonlyMap<string, Judge> = new Map<string, Judge>([
  ["Cipher", judgeCipher],
  ["KDF", judgeKdf],
  ["MAC", judgeMac],
]);

export const opensslEvp: Runner = {
  takes: (path) => /^openssl\/evp.*\.txt$/.test(path),
  async *run(file, engine): AsyncIterable<CaseResult> {
    let number = 0;
    for (const test of parseEvpTests(file.text())) {
      number++;
      const kind = [...JUDGES.keys()].find((name) => test.has(name));
      const verdict = kind === undefined ? failed("no block that is known") : await judge(kind, test, engine);
      yield { id: `block ${number}`, verdict };
    }
  },
};

async function judge(kind: string, test: TextRecord, engine: Engine): Promise<Verdict> {
  // Conditions of OpenSSL's own FIPS provider, which this server does not run with.
  if (test.get("Availablein") === "fips") return skipped("the case is about OpenSSL's FIPS provider");
  if (test.has("Result") && test.has("FIPSversion")) return skipped("the case is about OpenSSL's FIPS provider");
  return JUDGES.get(kind)!(test, engine);
}

async function judgeCipher(test: TextRecord, engine: Engine): Promise<Verdict> {
  const name = (test.get("Cipher") ?? "").toLowerCase();
  if (name.endsWith("-inv")) return skipped("key wrap with the inverse cipher is not offered (SP 800-38F, 5.1)");
  if (name === "chacha20") return skipped("ChaCha20 without authentication is not offered");
  const wrap = /^(?:id-)?aes-?(\d+)-wrap(-pad)?$/.exec(name);
  const key = unhex(test.get("Key"));
  const [type, algorithm] =
    wrap === null
      ? ["ChaCha20", "ChaCha20-Poly1305"]
      : [`AES-${wrap[1]}`, `AES-${wrap[1]}-${wrap[2] === undefined ? "KW" : "KWP"}`];
  return cipherCase(engine, {
    key: { format: KeyFormat.RAW, data: key, type, usages: ["encrypt", "decrypt"] },
    algorithm,
    plaintext: unhex(test.get("Plaintext")),
    ciphertext: unhex(test.get("Ciphertext")),
    tag: unhex(test.get("Tag")),
    associatedData: unhex(test.get("AAD")),
    nonce: test.has("IV") ? unhex(test.get("IV")) : undefined,
    isValid: !test.has("Result"),
  });
}

/** Whatever a profile says. */
const SHORTEST_TAG_BYTES = 4;

async function judgeMac(test: TextRecord, engine: Engine): Promise<Verdict> {
  const algorithm = (test.get("MAC") ?? "").replace("KMAC", "KMAC-");
  if (test.get("XOF") === "1" || test.get("Ctrl.xof") === "1") return skipped("KMACXOF is not offered");
  if (unhex(test.get("Output")).length < SHORTEST_TAG_BYTES)
    return skipped("a tag of less than 4 bytes is not offered");
  return macCase(engine, {
    algorithm,
    keyType: "KMAC",
    key: unhex(test.get("Key")),
    data: unhex(test.get("Input")),
    tag: unhex(test.get("Output")),
    customization: Buffer.from((test.get("Custom") ?? "").replace(/^"(.*)"$/, "$1")),
    isValid: !test.has("Result"),
  });
}

const HASHES = /^SHA(2-)?(224|256|384|512)$/i;

async function judgeKdf(test: TextRecord, engine: Engine): Promise<Verdict> {
  // HKDF-SHA384 is HKDF with its hash in the name.
  const [name = "", ownHash] = ownHashOf(test.get("KDF") ?? "");
  const digest = test.get("digest") ?? ownHash ?? "SHA256";
  const isKmac = test.has("mac");
  if (!isKmac && !HASHES.test(digest)) {
    return test.has("Result")
      ? refuses(test, engine, digest)
      : skipped(`a key derivation over ${digest} is not in the registry`);
  }
  const derivation = DERIVATIONS.get(name.toUpperCase())?.(test, digest.replace(/^SHA(2-)?/i, "SHA"));
  if (derivation === undefined) return failed(`a key derivation that is not known: ${test.get("KDF")}`);
  if (derivation === "not offered") return skipped("HKDF without its own steps is not offered so");
  const want = unhex(test.get("Output"));
  const lengthBytes = test.has("Result") ? 32 : want.length;
  return deriveCase(engine, { ...derivation, lengthBytes }, want, !test.has("Result"));
}

function ownHashOf(kdf: string): readonly [name: string, hash?: string] {
  const [, name, hash] = /^(HKDF)-(SHA\d+)$/.exec(kdf) ?? [];
  return name === undefined || hash === undefined ? [kdf] : [name, hash];
}

/** A hash that is wrong for the function must be refused by name. */
async function refuses(test: TextRecord, engine: Engine, digest: string): Promise<Verdict> {
  const derivation = DERIVATIONS.get((test.get("KDF") ?? "").toUpperCase())?.(test, digest.replace("-", ""));
  if (derivation === undefined || derivation === "not offered") return failed("a key derivation that is not known");
  return deriveCase(engine, { ...derivation, lengthBytes: 32 }, new Uint8Array(), false);
}

type Parts = Omit<Derivation, "lengthBytes"> | "not offered";

const STEPS: ReadonlyMap<string, Step> = new Map([
  ["EXTRACT_ONLY", Step.EXTRACT],
  ["EXPAND_ONLY", Step.EXPAND],
]);

const DERIVATIONS: ReadonlyMap<string, (test: TextRecord, hash: string) => Parts> = new Map<
  string,
  (test: TextRecord, hash: string) => Parts
>([
  [
    "HKDF",
    (test, hash) => ({
      algorithm: `HKDF-${hash}`,
      secret: bytes(test, "IKM"),
      parameters: {
        case: "hkdf",
        value: {
          salt: bytes(test, "salt"),
          info: bytes(test, "info"),
          step: STEPS.get(test.get("mode") ?? "") ?? Step.UNSPECIFIED,
        },
      },
    }),
  ],
  [
    "PBKDF2",
    (test, hash) => ({
      algorithm: `PBKDF2-HMAC-${hash}`,
      secret: bytes(test, "pass", "hexpass"),
      parameters: {
        case: "pbkdf2",
        value: { salt: bytes(test, "salt", "hexsalt"), iterations: Number(test.get("iter")) },
      },
    }),
  ],
  [
    "KBKDF",
    (test) => ({
      algorithm: `KBKDF-${(test.get("mac") ?? "").replace("KMAC", "KMAC-")}`,
      secret: unhex(test.get("hexkey")),
      parameters: { case: "kmac", value: { label: unhex(test.get("hexsalt")), context: unhex(test.get("hexinfo")) } },
    }),
  ],
  [
    "TLS1-PRF",
    (test, hash) => ({
      algorithm: `TLS12-PRF-${hash}`,
      secret: bytes(test, "Secret"),
      parameters: { case: "tls12Prf", value: { label: bytes(test, "label"), seed: seeds(test) } },
    }),
  ],
  ["TLS13-KDF", tls13],
]);

/** EXTRACT_ONLY with a salt derives the salt first, as RFC 8446, 7.1 does between its stages. */
function tls13(test: TextRecord, hash: string): Parts {
  if (test.get("mode") === "EXPAND_ONLY") {
    const value = { label: bytes(test, "label"), context: bytes(test, "data") };
    return {
      algorithm: `TLS13-EXPAND-LABEL-${hash}`,
      secret: bytes(test, "key"),
      parameters: { case: "tls13ExpandLabel", value },
    };
  }
  if (test.has("salt")) return "not offered";
  const zeros = new Uint8Array(Number(hash.slice(3)) / 8);
  const secret = test.has("key") ? bytes(test, "key") : zeros;
  return { algorithm: `HKDF-${hash}`, secret, parameters: { case: "hkdf", value: { step: Step.EXTRACT } } };
}

/** In the order of the file: client and server change places between the two derivations. */
function seeds(test: TextRecord): Uint8Array {
  const parts = [...test].filter(([name]) => name === "client_random" || name === "server_random");
  return Buffer.concat(parts.map(([name]) => bytes(test, name)));
}

/** Values are text or, by their own prefix, hexadecimal. */
function bytes(test: TextRecord, ...names: readonly string[]): Buffer {
  const name = names.find((candidate) => test.has(candidate));
  if (name === undefined) return Buffer.alloc(0);
  const value = test.get(name)!;
  return test.get(`${name} is hex`) === "yes" ? unhex(value) : Buffer.from(value);
}
