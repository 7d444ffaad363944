import { setImmediate as nextTurn } from "node:timers/promises";
import { HASHES } from "@keyward/core/algorithms/hash";
import { PLAIN_CONTENTS } from "@keyward/core/policy/certificate-contents";
import { type CertificatePolicy, EMPTY_PROFILE, type Profile } from "@keyward/core/policy/profile";
import { readBrokerCertificate, readBrokerKey, readBrokerRequest } from "@keyward/core/x509/requests/broker-input";
import { dispatch } from "../../../../dispatch/dispatch.ts";
import { callOn, type Ground } from "../../../../dispatch/ground.ts";
import type { Call } from "../../../../dispatch/operation.ts";
import { LOCAL_CALLER } from "../../../../identity/caller.ts";
import { ClientConnection } from "../../../../identity/connection.ts";
import { signCertificate } from "../../../../operations/certificate/sign-certificate.ts";
import { hash } from "../../../../operations/hash/hash.ts";
import { type BroughtAuthority, createBroughtAuthority } from "./benchmark-authority.ts";
import { P256_REQUEST, P521_REQUEST } from "./requests.ts";

export interface BenchmarkResult {
  readonly name: string;
  /** Nanoseconds for one operation, whole. */
  readonly avgTime: number;
}

const PREFIX = "BenchmarkLibraryNative_";
/** For each operation: long enough for a stable mean, short enough for a call of half a second. */
const MEASURED_MS = 25;
const BATCH = 16;
const HASHED = Buffer.from("Welcome CryptoBroker");
const HOUR_MS = 3_600_000;

const HASH_RUNS = ["SHA3-256", "SHA3-384", "SHA3-512", "SHA-256", "SHA-384", "SHA-512", "SHA-512/256"];
const SIGN_RUNS = [
  { name: "SignCertificate_CSR_SECP256R1_CA_RSA4096", csr: P256_REQUEST, ca: "RSA-4096" },
  { name: "SignCertificate_CSR_SECP521R1_CA_SECP521R1", csr: P521_REQUEST, ca: "ECDSA-P521" },
  { name: "SignCertificate_CSR_SECP256R1_CA_SECP384R1", csr: P256_REQUEST, ca: "ECDSA-P384" },
];

/** Measures the operations themselves, checks included and the wire left out. CA keys are made at the first run. */
export class Benchmark {
  readonly #ground: Ground;
  readonly #connection = new ClientConnection(LOCAL_CALLER, () => {});
  #authorities: Promise<readonly BroughtAuthority[]> | undefined;

  constructor(ground: Ground) {
    this.#ground = ground;
  }

  async run(): Promise<readonly BenchmarkResult[]> {
    this.#authorities ??= Promise.all(SIGN_RUNS.map(({ ca }) => createBroughtAuthority(ca, this.#ground.nowMs())));
    const authorities = await this.#authorities;
    const results: BenchmarkResult[] = [];
    for (const name of HASH_RUNS) results.push(await this.#measureHash(name));
    for (const [index, run] of SIGN_RUNS.entries()) {
      results.push(await this.#measureSign(run.name, run.csr, authorities[index]!));
    }
    return results;
  }

  #measureHash(algorithm: string): Promise<BenchmarkResult> {
    const call = this.#call({ hash: { default: algorithm, allowed: new Set(HASHES.keys()) } });
    const name = `Hash${algorithm.replace(/[-/]/g, "_")}`;
    return measure(name, () => dispatch(hash, { algorithm: "", data: HASHED, outputBytes: 0 }, call));
  }

  #measureSign(name: string, csr: string, authority: BroughtAuthority): Promise<BenchmarkResult> {
    const call = this.#call({ certificates: POLICY });
    return measure(name, () => {
      const input = {
        request: readBrokerRequest(csr),
        issuerKey: readBrokerKey(authority.caPrivateKey),
        issuer: readBrokerCertificate(authority.caCert),
        asked: { notBeforeMs: undefined, notAfterMs: undefined },
        subject: "",
        crlDistributionPoints: [],
      };
      return dispatch(signCertificate, input, call);
    });
  }

  #call(permitted: Partial<Profile>): Call {
    const profile: Profile = { ...EMPTY_PROFILE, name: "benchmark", uid: "", generation: 0, ...permitted };
    return callOn(this.#ground, { profile, caller: LOCAL_CALLER, connection: this.#connection });
  }
}

const ANY_SIZE = new Map([
  ["rsa", { minBits: 2048, maxBits: 4096, curves: undefined }],
  ["ecdsa", { minBits: 256, maxBits: 521, curves: undefined }],
] as const);

const POLICY: CertificatePolicy = {
  issuer: { keyPolicies: new Set(), callerSupplied: true },
  signatureAlgorithm: undefined,
  notBeforeOffsetMs: -HOUR_MS,
  notAfterOffsetMs: HOUR_MS,
  subjectKeys: ANY_SIZE,
  issuerKeys: ANY_SIZE,
  keyUsage: ["digitalSignature"],
  extendedKeyUsage: ["clientAuth"],
  basicConstraints: { ca: false, pathLength: undefined },
  subjectKeyIdentifierHash: "SHA-256",
  contents: PLAIN_CONTENTS,
  revocationLists: false,
};

/** Gives way to other calls after each batch. */
async function measure(name: string, operation: () => unknown): Promise<BenchmarkResult> {
  let [runs, spentMs] = [0, 0];
  while (spentMs < MEASURED_MS) {
    const beganMs = performance.now();
    for (let i = 0; i < BATCH; i++) await operation();
    spentMs += performance.now() - beganMs;
    runs += BATCH;
    await nextTurn();
  }
  return { name: PREFIX + name, avgTime: Math.round((spentMs * 1e6) / runs) };
}
