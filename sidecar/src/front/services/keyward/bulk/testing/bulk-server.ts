import { generateKeyPairSync } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { DescMethodUnary, MessageInitShape, MessageShape } from "@bufbuild/protobuf";
import { requireKeyType } from "@keyward/core/algorithms/key-type";
import { parseUsages } from "@keyward/core/algorithms/key-usage";
import { BulkFolder } from "../../../../../bulk/files/bulk-folder.ts";
import { MEMORY_PLACE, makeTestFolder } from "../../../../../bulk/testing/test-folder.ts";
import { secretKey } from "../../../../../keys/testing/secret-key.ts";
import { type EngineServer, startEngineServer } from "../../../../testing/engine-server.ts";
import { type Failure, unaryCall } from "../../../../testing/unary-call.ts";

const CIPHERS = ["AES-256-GCM", "AES-256-CBC", "AES-256-CTR", "AES-256-KW"];
const SIGNATURES = ["ECDSA-P256-SHA256", "Ed25519"];

/** Every service on a socket, with a folder that client and server share, and a key of each kind. */
export interface BulkServer extends AsyncDisposable {
  readonly engine: EngineServer;
  readonly path: string;
  put(name: string, content: Uint8Array): void;
  get(name: string): Buffer;
  call<M extends DescMethodUnary>(method: M, request: MessageInitShape<M["input"]>): Promise<MessageShape<M["output"]>>;
  /** @returns how a call failed that must */
  failure<M extends DescMethodUnary>(method: M, request: MessageInitShape<M["input"]>): Promise<Failure>;
}

/** @param place where the folder lies: on a device or in memory */
export async function startBulkServer(place: string = MEMORY_PLACE): Promise<BulkServer> {
  const made = await makeTestFolder(place);
  const folder = new BulkFolder(made.path, "own");
  const engine = await startEngineServer(
    {
      mac: { default: "HMAC-SHA-256", allowed: new Set(["HMAC-SHA-256"]), minTagBytes: 16 },
      signatures: { default: SIGNATURES[0]!, allowed: new Set(SIGNATURES) },
      encryption: { default: CIPHERS[0]!, allowed: new Set(CIPHERS), callerNonces: true, minTagBytes: 16 },
    },
    undefined,
    () => folder,
  );
  keepKeys(engine);
  const call: BulkServer["call"] = (method, request) => unaryCall(engine.session, method, request);
  return {
    engine,
    path: made.path,
    put: (name, content) => writeFileSync(join(made.path, name), content),
    get: (name) => readFileSync(join(made.path, name)),
    call,
    failure: (method, request) =>
      call(method, request).then(
        () => Promise.reject(new Error(`${method.name} succeeded`)),
        (failure: Failure) => failure,
      ),
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      folder[Symbol.dispose]();
      await made[Symbol.asyncDispose]();
    },
  };
}

function keepKeys(engine: EngineServer): void {
  engine.keep("mac", secretKey("HMAC", Buffer.alloc(32, 1), ["sign", "verify"]));
  engine.keep("aes", secretKey("AES-256", Buffer.alloc(32, 2), ["encrypt", "decrypt"]));
  engine.keep("to-encrypt", secretKey("AES-256", Buffer.alloc(32, 3), ["encrypt"]));
  const pairs = [
    ["ec", "EC-P256", generateKeyPairSync("ec", { namedCurve: "P-256" })],
    ["ed", "Ed25519", generateKeyPairSync("ed25519")],
  ] as const;
  for (const [name, type, { privateKey, publicKey }] of pairs) {
    engine.keep(name, {
      type: requireKeyType(type),
      usages: parseUsages(["sign", "verify"]),
      algorithm: undefined,
      material: { kind: "pair", privateKeys: [privateKey], publicKeys: [publicKey] },
    });
  }
}

export const named = (value: string) => ({ key: { case: "name" as const, value } });
