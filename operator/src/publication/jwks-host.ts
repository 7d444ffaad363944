import { rotationOf } from "@keyward/crds/compile/rotation";
import type { Secret } from "@keyward/kube/client/kinds";
import { TokenBucket } from "@keyward/kube/queue/token-bucket";
import type { Caches } from "../caches/caches.ts";
import { secretText } from "../caches/own-secret.ts";
import { usablePair } from "../certificates/certificate-facts.ts";
import { type Log, messageOf } from "../serve/log.ts";
import { type JwkSet, jwkSetOf } from "./jwk-set.ts";
import { JwksServer, type TlsPair } from "./jwks-server.ts";
import { publishedVersions } from "./published-versions.ts";

export interface JwksHostOptions {
  readonly port: number;
  readonly caches: Pick<Caches, "secrets" | "policies" | "keys">;
  /** `namespace/name` of the Secret with the certificate. */
  readonly certificateSecret: string;
  readonly log: Log;
  readonly nowEpochMs: () => number;
}

/** Who asks may ask again and again: our log is not theirs to fill. */
const COMPLAINTS = { perSecond: 1, burst: 5 } as const;

/** Serves JWKS on this replica from the moment that there is a certificate, and takes each new one. */
export class JwksHost implements AsyncDisposable {
  readonly #options: JwksHostOptions;
  readonly #stopWatching: () => void;
  readonly #complaints = new TokenBucket(COMPLAINTS);
  #server: Promise<JwksServer> | undefined;
  #certificate = "";

  constructor(options: JwksHostOptions) {
    this.#options = options;
    const { caches, certificateSecret, log } = options;
    this.#stopWatching = caches.secrets.onChange((key, secret) => {
      if (key !== certificateSecret) return;
      this.#take(secret).catch((error) => log.error("jwks.not-served", { error: messageOf(error) }));
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopWatching();
    await (await this.#server?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }

  async #take(secret: Secret): Promise<void> {
    const tls = usablePair(secretText(secret, "tls.crt"), secretText(secret, "tls.key"));
    if (tls === undefined || tls.certificate === this.#certificate) return;
    this.#certificate = tls.certificate;
    if (this.#server === undefined) await this.#open(tls);
    else (await this.#server).renew(tls);
  }

  async #open(tls: TlsPair): Promise<void> {
    const { port, log } = this.#options;
    const onFault = (error: unknown) => {
      if (this.#complaints.take() === 0) log.warn("jwks.not-shown", { error: messageOf(error) });
    };
    this.#server = JwksServer.open({ port, tls, find: (namespace, key) => this.#find(namespace, key), onFault });
    log.info("jwks.listening", { port: (await this.#server).port });
  }

  #find(namespace: string, name: string): JwkSet | undefined {
    const { caches, nowEpochMs } = this.#options;
    const key = caches.keys.get(`${namespace}/${name}`);
    const policy = key && caches.policies.get(`${namespace}/${key.spec.policyRef.name}`);
    if (key?.status?.versions === undefined || policy?.spec.publication?.jwks !== true) return undefined;
    const { overlapMs } = rotationOf(policy.spec);
    return jwkSetOf(policy.spec, publishedVersions(key.status.versions, overlapMs, nowEpochMs()));
  }
}
