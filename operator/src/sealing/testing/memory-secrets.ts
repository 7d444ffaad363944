import { randomUUID } from "node:crypto";
import type { Secret } from "@keyward/kube/client/kinds";
import { KubeClient } from "@keyward/kube/client/kube-client";
import type { KubeResponse, KubeStream, KubeTransport, RequestOptions } from "@keyward/kube/watch/transport";

/**
 * The API server's part in what is tested here: Secrets of one namespace with resourceVersions, preconditions and label selectors. Objects of
 * other kinds may lie beside them; they differ in their names, and come in lists as Secrets.
 */
export class MemorySecrets implements KubeTransport {
  readonly client = new KubeClient(this);
  readonly watchesOverLink = true;
  readonly #secrets = new Map<string, Secret>();
  #version = 0;
  /** Writes that were let through. */
  writes = 0;
  /** From this write on every call fails as with no server; 0: never. */
  failsFromWrite = 0;

  /** As the informer of the operator's Secrets would show them. */
  readonly cache = {
    list: (): Secret[] => [...this.#secrets.values()],
    get: (key: string): Secret | undefined => this.#secrets.get(key.split("/")[1] ?? ""),
  };

  async request({ method, path, query, body }: RequestOptions): Promise<KubeResponse> {
    const isWrite = method !== "GET";
    if (this.failsFromWrite > 0 && this.writes + Number(isWrite) >= this.failsFromWrite) throw new Error("no server");
    if (isWrite) this.writes += 1;
    const name = NAMED.exec(path)?.[1] ?? "";
    const sent = JSON.parse(String(body ?? "{}")) as Secret & { preconditions?: Preconditions };
    if (method === "GET") return name === "" ? this.#list(String(query?.labelSelector ?? "")) : this.#read(name);
    if (method === "POST") return this.#create(sent);
    if (method === "PUT") return this.#update(sent);
    if (method === "PATCH") return this.#merge(name, sent);
    return this.#delete(name, sent.preconditions);
  }

  stream(): Promise<KubeStream> {
    throw new Error("nothing is watched here");
  }

  close(): void {}

  get(name: string): Secret | undefined {
    return this.#secrets.get(name);
  }

  /** By hand, as somebody with kubectl does it. */
  edit(name: string, change: (secret: Secret) => Secret): void {
    const old = this.#secrets.get(name);
    if (old !== undefined) this.#store(change(structuredClone(old)), old.metadata.uid);
  }

  lose(name: string): Secret | undefined {
    const lost = this.#secrets.get(name);
    this.#secrets.delete(name);
    return lost;
  }

  restore(secret: Secret): void {
    this.#store(structuredClone(secret), undefined);
  }

  #list(selector: string): KubeResponse {
    const [label, value] = selector.split("=");
    const items = [...this.#secrets.values()].filter(({ metadata }) => metadata.labels?.[label ?? ""] === value);
    return answer(200, {
      kind: "SecretList",
      apiVersion: "v1",
      metadata: { resourceVersion: String(this.#version) },
      items,
    });
  }

  #read(name: string): KubeResponse {
    const found = this.#secrets.get(name);
    return found === undefined ? refusal(404, "NotFound") : answer(200, found);
  }

  #create(sent: Secret): KubeResponse {
    if (this.#secrets.has(sent.metadata.name)) return refusal(409, "AlreadyExists");
    return answer(201, this.#store(sent, undefined));
  }

  #update(sent: Secret): KubeResponse {
    const old = this.#secrets.get(sent.metadata.name);
    if (old === undefined) return refusal(404, "NotFound");
    if (!holds(old, sent.metadata)) return refusal(409, "Conflict");
    return answer(200, this.#store(sent, old.metadata.uid));
  }

  #merge(name: string, sent: Secret): KubeResponse {
    const old = this.#secrets.get(name);
    if (old === undefined) return refusal(404, "NotFound");
    const labels = { ...old.metadata.labels, ...sent.metadata.labels };
    return answer(200, this.#store({ ...old, metadata: { ...old.metadata, labels } }, old.metadata.uid));
  }

  #delete(name: string, preconditions: Preconditions = {}): KubeResponse {
    const old = this.#secrets.get(name);
    if (old === undefined) return refusal(404, "NotFound");
    if (!holds(old, preconditions)) return refusal(409, "Conflict");
    this.#secrets.delete(name);
    return answer(200, { kind: "Status", apiVersion: "v1", status: "Success" });
  }

  #store(secret: Secret, uid: string | undefined): Secret {
    this.#version += 1;
    const { creationTimestamp = new Date(0).toISOString() } = secret.metadata;
    const metadata = {
      ...secret.metadata,
      uid: uid ?? randomUUID(),
      resourceVersion: String(this.#version),
      creationTimestamp,
    };
    const stored = { ...secret, metadata };
    this.#secrets.set(metadata.name, stored);
    return stored;
  }
}

const NAMED = /\/namespaces\/[^/]+\/[a-z]+\/([^/?]+)/;

interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

function holds({ metadata }: Secret, { uid, resourceVersion }: Preconditions): boolean {
  return (
    (uid ?? metadata.uid) === metadata.uid && (resourceVersion ?? metadata.resourceVersion) === metadata.resourceVersion
  );
}

function answer(status: number, object: object): KubeResponse {
  return { status, headers: {}, body: Buffer.from(JSON.stringify(object)) };
}

function refusal(status: number, reason: string): KubeResponse {
  return answer(status, { kind: "Status", apiVersion: "v1", status: "Failure", reason, code: status, message: reason });
}
