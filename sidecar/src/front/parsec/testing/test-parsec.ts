import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AGREEMENTS } from "@keyward/core/algorithms/agreement";
import { ASYMMETRIC_CIPHERS } from "@keyward/core/algorithms/asymmetric";
import { CIPHERS } from "@keyward/core/algorithms/cipher";
import { HASHES } from "@keyward/core/algorithms/hash";
import { KDFS } from "@keyward/core/algorithms/kdf";
import { KEY_TYPES } from "@keyward/core/algorithms/key-type";
import { MACS } from "@keyward/core/algorithms/mac";
import { SIGNATURES } from "@keyward/core/algorithms/signature";
import type { Profile } from "@keyward/core/policy/profile";
import { sampleProfile } from "@keyward/core/testing/sample-profile";
import { testCall } from "../../../dispatch/testing/test-call.ts";
import { LOCAL_CALLER } from "../../../identity/caller.ts";
import { LocalKeyRing } from "../../../keys/local-key-ring.ts";
import { MemoryKeys } from "../../../keys/memory-keys.ts";
import type { VersionedKey } from "../../../keys/versioned-key.ts";
import { CallLog } from "../../../log/call-log.ts";
import { logTo } from "../../../log/log.ts";
import { ProfileHolder, snapshotOf } from "../../../profile/holder.ts";
import { keywardServices } from "../../services/keyward-v1.ts";
import type { ServiceGround } from "../../services/row.ts";
import { ParsecServer } from "../connection/parsec-server.ts";
import { PARSEC_LIMITS, type ParsecLimits } from "../limits.ts";
import { ParsecService } from "../service/parsec-service.ts";

/** The Parsec wire on a socket of its own, under a profile that permits everything unless a test says otherwise. */
export interface TestParsec extends AsyncDisposable {
  readonly path: string;
  readonly server: ParsecServer;
  readonly ground: ServiceGround;
  readonly unknownErrors: unknown[];
  /** Changes sections of the profile for the requests that follow. */
  change(changes: Partial<Profile>): void;
}

export interface TestParsecOptions {
  readonly limits?: Partial<ParsecLimits>;
  readonly admins?: readonly string[];
  /** Gets the lines of calls; undefined: none are written. */
  readonly lines?: string[];
  /** Undefined: no profile is in force. */
  readonly profile?: Partial<Profile> | undefined;
  /** Keys of KeyPolicies; absent: there are none. */
  readonly policyKey?: (name: string) => VersionedKey | undefined;
}

export const PERMISSIVE: Partial<Profile> = {
  hash: all(HASHES),
  mac: { ...all(MACS), minTagBytes: 4 },
  encryption: { ...all(CIPHERS), callerNonces: true, minTagBytes: 4 },
  signatures: all(SIGNATURES),
  keyAgreement: all(AGREEMENTS),
  asymmetricEncryption: all(ASYMMETRIC_CIPHERS),
  keyDerivation: { ...all(KDFS), minIterations: 1, maxIterations: 10_000, maxMemoryBytes: 2 ** 20 },
  keys: { ...all(KEY_TYPES), allowImport: true, allowExport: true, allowPersist: true },
};

export async function startTestParsec(options: TestParsecOptions = {}): Promise<TestParsec> {
  const dir = await mkdtemp(join(tmpdir(), "kwp-"));
  const path = join(dir, "s");
  const unknownErrors: unknown[] = [];
  const onUnknownError = (error: unknown) => unknownErrors.push(error);
  const holder = new ProfileHolder();
  const change = (changes: Partial<Profile>) => holder.swap(snapshotOf(sampleProfile({ ...PERMISSIVE, ...changes })));
  if (!("profile" in options) || options.profile !== undefined) change(options.profile ?? {});
  const ring = new LocalKeyRing(new MemoryKeys(), options.policyKey ?? (() => undefined));
  const { lines } = options;
  const write = (line: string) => void lines?.push(line);
  const calls = new CallLog(logTo({ write }, lines === undefined ? "silent" : "info"), "info");
  const ground = { ...testCall(), ring, holder, calls, nowMs: Date.now };
  const admins = new Set(options.admins);
  const limits = { ...PARSEC_LIMITS, ...options.limits };
  const services = keywardServices(ground, []);
  const service = new ParsecService({ ground, services, limits, caller: LOCAL_CALLER, admins, onUnknownError });
  const monotonicMs = () => performance.now();
  const server = new ParsecServer({ service, caller: LOCAL_CALLER, limits, monotonicMs, onUnknownError });
  await server.listen(path);
  return {
    path,
    server,
    ground,
    unknownErrors,
    change,
    async [Symbol.asyncDispose]() {
      await server.close(0);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

function all(registry: ReadonlyMap<string, unknown>) {
  const allowed = new Set(registry.keys());
  return { default: [...allowed][0]!, allowed };
}
