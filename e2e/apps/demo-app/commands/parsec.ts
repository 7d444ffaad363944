import { createHash, createPublicKey, verify } from "node:crypto";
import { OPCODE, PROVIDER } from "@keyward/core/parsec/identifiers";
import { Hash } from "@keyward/proto/gen/parsec/algorithm_pb";
import { EccFamily } from "@keyward/proto/gen/parsec/attributes_pb";
import {
  HashComputeRequestSchema,
  HashComputeResultSchema,
  SignRequestSchema,
  SignResultSchema,
} from "@keyward/proto/gen/parsec/crypto_pb";
import { ExportKeyResultSchema, GenerateKeyRequestSchema, KeyRequestSchema } from "@keyward/proto/gen/parsec/key_pb";
import { EmptyRequestSchema, PingResultSchema } from "@keyward/proto/gen/parsec/service_pb";
import { ParsecClient, ParsecFailure } from "../parsec-client.ts";

const KEY = "demo";
const POINT_BYTES = 65;

type Step = (client: ParsecClient, data: Buffer) => Promise<object>;

const STEPS: Readonly<Record<string, Step>> = { ping, hash, sign };

/**
 * Calls by the Parsec wire.
 * @param step ping, hash or sign
 * @returns what came of it; a failure is its status
 */
export async function parsec(socket: string, step: string, data: string): Promise<object> {
  const run = STEPS[step];
  if (run === undefined) throw new Error(`there is no step "${step}"; there are ${Object.keys(STEPS).join(", ")}`);
  try {
    return await run(new ParsecClient(socket, "demo-app"), Buffer.from(data));
  } catch (error) {
    if (!(error instanceof ParsecFailure)) throw error;
    return { status: error.status };
  }
}

async function ping(client: ParsecClient) {
  const schemas = [EmptyRequestSchema, PingResultSchema] as const;
  const answer = await client.call([PROVIDER.core, OPCODE.ping], schemas, {});
  return { wire: `${answer.wireProtocolVersionMaj}.${answer.wireProtocolVersionMin}` };
}

async function hash(client: ParsecClient, data: Buffer) {
  const schemas = [HashComputeRequestSchema, HashComputeResultSchema] as const;
  const request = { hashAlg: Hash.SHA_256, input: data };
  const answer = await client.call([PROVIDER.mbedCrypto, OPCODE.psaHashCompute], schemas, request);
  return { digest: Buffer.from(answer.hash).toString("hex") };
}

/** Makes a key, signs with it, verifies with the public half that it exports, and destroys it. */
async function sign(client: ParsecClient, data: Buffer) {
  const provided = (opcode: number) => [PROVIDER.mbedCrypto, opcode] as const;
  await client.call(provided(OPCODE.psaGenerateKey), [GenerateKeyRequestSchema, EmptyRequestSchema], newKey());
  try {
    const named = { keyName: KEY };
    const exporting = [KeyRequestSchema, ExportKeyResultSchema] as const;
    const { data: point } = await client.call(provided(OPCODE.psaExportPublicKey), exporting, named);
    const input = createHash("sha256").update(data).digest();
    const signing = { ...named, alg: ecdsa(), input };
    const schemas = [SignRequestSchema, SignResultSchema] as const;
    const { signature } = await client.call(provided(OPCODE.psaSignHash), schemas, signing);
    return { verified: isSignatureOf(Buffer.from(point), data, signature) };
  } finally {
    await client.call(provided(OPCODE.psaDestroyKey), [KeyRequestSchema, EmptyRequestSchema], { keyName: KEY });
  }
}

function newKey() {
  const keyType = { variant: { case: "eccKeyPair", value: { curveFamily: EccFamily.SECP_R1 } } } as const;
  const keyAlgorithm = { variant: { case: "asymmetricSignature", value: ecdsa() } } as const;
  const keyPolicy = { keyUsageFlags: { signHash: true, verifyHash: true }, keyAlgorithm };
  return { keyName: KEY, attributes: { keyType, keyBits: 256, keyPolicy } };
}

function ecdsa() {
  const hashAlg = { variant: { case: "specific", value: Hash.SHA_256 } } as const;
  return { variant: { case: "ecdsa", value: { hashAlg } } } as const;
}

/** @param point uncompressed. @param signature r and s, one behind the other */
function isSignatureOf(point: Buffer, data: Buffer, signature: Uint8Array): boolean {
  if (point.length !== POINT_BYTES) throw new Error(`the public key has ${point.length} bytes`);
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString("base64url"));
  const key = createPublicKey({ key: { kty: "EC", crv: "P-256", x: x!, y: y! }, format: "jwk" });
  return verify("sha256", data, { key, dsaEncoding: "ieee-p1363" }, signature);
}
