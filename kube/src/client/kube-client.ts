import type { KubeObject } from "../watch/kube-object.ts";
import { type Listed, listAll } from "../watch/lister.ts";
import { collectionPath, type ObjectRef, objectPath, type Selection } from "../watch/resource.ts";
import type { KubeTransport } from "../watch/transport.ts";
import { type Kind, typeMeta } from "./kind.ts";
import { type CallOptions, type RequestLimits, send } from "./request.ts";

export interface WriteOptions extends CallOptions {
  /** `status`, `scale`, `eviction` ...: the part of the object to write. */
  subresource?: string;
  /** Runs admission and validation, stores nothing. */
  dryRun?: boolean;
  /** Strict refuses unknown fields. Default Warn: a CRD that is one release behind still takes our objects. */
  fieldValidation?: "Strict" | "Warn" | "Ignore";
}

export interface ApplyOptions extends WriteOptions {
  fieldManager: string;
  /** Takes over fields that others own. */
  force?: boolean;
}

export interface DeleteOptions extends CallOptions {
  uid?: string;
  resourceVersion?: string;
  propagationPolicy?: "Foreground" | "Background" | "Orphan";
  gracePeriodSeconds?: number;
}

/** RFC 7396 (merge) or RFC 6902 (json). Strategic merge is left out: custom resources refuse it. */
export type Patch = { type: "merge"; body: object } | { type: "json"; body: readonly object[] };

const PATCH_TYPES = { merge: "application/merge-patch+json", json: "application/json-patch+json" } as const;
const APPLY_TYPE = "application/apply-patch+yaml";

/** Anything that can stand before a write and refuse it; see election/fence.ts. */
export interface WriteGuard {
  check(): void;
  /** How long a write may take after it was let through. */
  readonly graceMs: number;
}

/**
 * Reads and writes objects as raw JSON. Every call has a deadline. All methods throw KubeError when the server says no
 * and TransportError when it says nothing; after the latter a write may have happened.
 */
export class KubeClient {
  readonly transport: KubeTransport;
  readonly #limits: RequestLimits;

  constructor(transport: KubeTransport, limits: Partial<RequestLimits> = {}) {
    this.transport = transport;
    this.#limits = { timeoutMs: 15_000, ...limits };
  }

  /** The same client, whose writes pass the guard first and take no longer than it allows. */
  guardedBy(guard: WriteGuard): KubeClient {
    const guarded = { maxWriteMs: guard.graceMs, beforeWrite: () => guard.check() };
    return new KubeClient(this.transport, { ...this.#limits, ...guarded });
  }

  get<T extends KubeObject>(kind: Kind<T>, ref: ObjectRef, options: CallOptions = {}): Promise<T> {
    return this.#send<T>("GET", objectPath(kind, ref), options);
  }

  /** The whole collection, read in pages. */
  list<T extends KubeObject>(kind: Kind<T>, selection: Selection = {}, options: CallOptions = {}): Promise<Listed<T>> {
    return listAll<T>({ transport: this.transport, resource: kind, selection, ...options });
  }

  /** With `subresource` the object's name is part of the path, as for evictions and tokens. */
  create<T extends KubeObject>(kind: Kind<T>, object: T, options: WriteOptions = {}): Promise<T> {
    const { namespace } = object.metadata;
    const path = options.subresource
      ? objectPath(kind, object.metadata, options.subresource)
      : collectionPath(kind, namespace);
    return this.#send<T>("POST", path, options, { ...typeMeta(kind), ...object });
  }

  /** Replaces. With metadata.resourceVersion only if nobody changed the object since. */
  update<T extends KubeObject>(kind: Kind<T>, object: T, options: WriteOptions = {}): Promise<T> {
    const path = objectPath(kind, object.metadata, options.subresource);
    return this.#send<T>("PUT", path, options, { ...typeMeta(kind), ...object });
  }

  patch<T extends KubeObject>(kind: Kind<T>, ref: ObjectRef, patch: Patch, options: WriteOptions = {}): Promise<T> {
    const path = objectPath(kind, ref, options.subresource);
    return this.#send<T>("PATCH", path, options, patch.body, PATCH_TYPES[patch.type]);
  }

  /** Server-side apply: the object holds exactly the fields that this manager wants to own. */
  apply<T extends KubeObject>(kind: Kind<T>, object: Partial<T> & KubeObject, options: ApplyOptions): Promise<T> {
    const path = objectPath(kind, object.metadata, options.subresource);
    return this.#send<T>("PATCH", path, options, { ...typeMeta(kind), ...object }, APPLY_TYPE);
  }

  /** Server-side apply to the status subresource. */
  applyStatus<T extends KubeObject>(kind: Kind<T>, object: Partial<T> & KubeObject, options: ApplyOptions): Promise<T> {
    return this.apply(kind, object, { ...options, subresource: "status" });
  }

  /** Returns when the server accepted; finalizers may keep the object for longer. */
  async delete(kind: Kind, ref: ObjectRef, options: DeleteOptions = {}): Promise<void> {
    const { uid, resourceVersion, propagationPolicy, gracePeriodSeconds, ...call } = options;
    const preconditions = { ...(uid && { uid }), ...(resourceVersion && { resourceVersion }) };
    await this.#send("DELETE", objectPath(kind, ref), call, {
      apiVersion: "v1",
      kind: "DeleteOptions",
      preconditions,
      propagationPolicy,
      gracePeriodSeconds,
    });
  }

  #send<T>(
    method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE",
    path: string,
    options: Partial<ApplyOptions>,
    body?: unknown,
    contentType?: string,
  ): Promise<T> {
    const { dryRun, fieldValidation, fieldManager, force, timeoutMs, signal } = options;
    return send(this.transport, this.#limits, {
      method,
      path,
      query: { dryRun: dryRun ? "All" : undefined, fieldValidation, fieldManager, force },
      body,
      ...(contentType && { contentType }),
      ...(timeoutMs && { timeoutMs }),
      ...(signal && { signal }),
    }) as Promise<T>;
  }
}
