import { createPublicKey, verify } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CryptoProfileSpec } from "@keyward/crds/types/crypto-profile";
import type { BackendRef } from "@keyward/crds/types/policy/backend-ref";
import { SECRETS } from "@keyward/kube/client/kinds";
import { SignRequestSchema, SignResponseSchema } from "@keyward/proto/gen/keyward/v1/signature_pb";
import { type BadModule, compileBadModule } from "../../backends/servers/pkcs11/bad-module.ts";
import { type SoftHsm, startSoftHsm, TOKEN_LABEL, USER_PIN } from "../../backends/servers/pkcs11/soft-hsm.ts";
import { eventually } from "../../driver/eventually.ts";
import { KINDS } from "../crds/api-server.ts";
import { PodSidecar } from "../keys/pod-sidecar.ts";
import type { Suite } from "../operator/fixture.ts";
import { createPolicy, createProfile, getKey, hasReason, uniqueName } from "../operator/objects.ts";
import { ORDINARY_LEASE } from "../operator/operator-process.ts";

const SIGN = ["CryptoService/Sign", SignRequestSchema, SignResponseSchema] as const;
const SOUND_LABEL = "a sound token";
const PIN_KEY = "pin";

/** An operator with keys in two tokens of one HSM and in software, and a pod that signs with all of them. */
export class TokenWorld implements AsyncDisposable {
  readonly suite: Suite;
  readonly hsm: SoftHsm;
  readonly module: BadModule;
  /** Names of KeyPolicies, and so of CryptoKeys. */
  readonly keys: { readonly exposed: string; readonly sound: string; readonly software: string };
  /** The ClusterKeyBackend of the token that has bad days, and the Secret of its PIN. */
  readonly backend = uniqueName("token");
  readonly pinSecret = uniqueName("pin");
  readonly #soundPin = uniqueName("pin");
  readonly #folder: string;
  #sidecar: PodSidecar | undefined;

  private constructor(suite: Suite, hsm: SoftHsm, module: BadModule, folder: string) {
    this.suite = suite;
    this.hsm = hsm;
    this.module = module;
    this.#folder = folder;
    this.keys = { exposed: uniqueName("exposed"), sound: uniqueName("sound"), software: uniqueName("software") };
  }

  static async start(suite: Suite): Promise<TokenWorld> {
    const hsm = await startSoftHsm(process.env);
    const folder = await mkdtemp(join(tmpdir(), "keyward-token-"));
    const world = new TokenWorld(suite, hsm, await compileBadModule(hsm, folder), folder);
    await hsm.addToken(SOUND_LABEL, USER_PIN);
    await suite.start(ORDINARY_LEASE, world.module.hsm.env);
    await world.#furnish();
    return world;
  }

  readonly readKey = () => getKey(this.suite, this.keys.exposed);
  readonly readBackend = () => this.suite.client.get(KINDS.ClusterKeyBackend, { name: this.backend });

  /** @throws ServiceError as an application gets it */
  async sign(key: string, text: string): Promise<Uint8Array> {
    const input = { case: "message", value: Buffer.from(text) } as const;
    return (await this.#sidecar!.call(SIGN, { key: { key: { case: "policy", value: key } }, input })).signature;
  }

  /** Whether a signature is by that version, as everyone reads its public key in status. */
  async isBy(version: number, text: string, signature: Uint8Array): Promise<boolean> {
    const { versions = [] } = (await this.readKey()).status!;
    const pem = versions.find((each) => each.version === version)!.publicKey!;
    return verify("sha256", Buffer.from(text), createPublicKey(pem), signature);
  }

  /** A backend that comes is a reason for the operator to look through all of them. */
  surveyIsDue(): Promise<void> {
    return this.#createBackend(uniqueName("another"), SOUND_LABEL, this.#soundPin);
  }

  async setPinSecret(pin: string): Promise<void> {
    const { client, operatorNamespace: namespace } = this.suite;
    await client.patch(SECRETS, { namespace, name: this.pinSecret }, { type: "merge", body: { data: dataOf(pin) } });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#sidecar?.[Symbol.asyncDispose]();
    await this.hsm[Symbol.asyncDispose]();
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #furnish(): Promise<void> {
    const { suite, keys, backend } = this;
    for (const secret of [this.pinSecret, this.#soundPin]) await this.#createPin(secret);
    const sound = uniqueName("sound");
    await this.#createBackend(backend, TOKEN_LABEL, this.pinSecret);
    await this.#createBackend(sound, SOUND_LABEL, this.#soundPin);
    const software = { software: { keyEncryptionKey: { secret: {} } }, development: true };
    await suite.client.create(KINDS.KeyBackend, {
      metadata: { namespace: suite.namespace, name: keys.software },
      spec: software,
    });
    await this.#createKey(keys.exposed, { kind: "ClusterKeyBackend", name: backend });
    await this.#createKey(keys.sound, { kind: "ClusterKeyBackend", name: sound });
    await this.#createKey(keys.software, { kind: "KeyBackend", name: keys.software });
    const profile = uniqueName("profile");
    await createProfile(suite, profile, signingProfile(Object.values(keys)));
    this.#sidecar = await PodSidecar.start(suite, profile);
    // Each key comes in a set of its own.
    for (const key of Object.values(keys)) await eventually(`a signature by ${key}`, () => this.sign(key, "first"));
  }

  async #createKey(name: string, backendRef: BackendRef): Promise<void> {
    await createPolicy(this.suite, name, { algorithm: "ECDSA-P256", backendRef });
    await hasReason(() => getKey(this.suite, name), "Ready", "KeyAvailable");
  }

  async #createPin(name: string): Promise<void> {
    const { client, operatorNamespace: namespace } = this.suite;
    await client.create(SECRETS, { metadata: { namespace, name }, data: dataOf(USER_PIN) });
  }

  async #createBackend(name: string, tokenLabel: string, secret: string): Promise<void> {
    const { client, cleanUp } = this.suite;
    const pkcs11 = { module: this.module.hsm.module, tokenLabel, pin: { name: secret, key: PIN_KEY } };
    await client.create(KINDS.ClusterKeyBackend, { metadata: { name }, spec: { pkcs11 } });
    cleanUp.push(() => client.delete(KINDS.ClusterKeyBackend, { name }));
  }
}

function dataOf(pin: string): Readonly<Record<string, string>> {
  return { [PIN_KEY]: Buffer.from(pin).toString("base64") };
}

function signingProfile(policies: readonly string[]): CryptoProfileSpec {
  const keys = policies.map((policy) => ({ policy, usages: ["sign", "verify"] }));
  return {
    hash: { default: "SHA-256", allowed: ["SHA-256"] },
    signatures: { default: "ECDSA-P256-SHA256", allowed: ["ECDSA-P256-SHA256"] },
    grants: [{ containers: ["app"], keys }],
  } as unknown as CryptoProfileSpec;
}
