import type { BackendEnvironment } from "@keyward/core/backend/backend-environment";
import { BackendError } from "@keyward/core/backend/backend-error";
import type { SoftwareBackend as SoftwareSpec } from "@keyward/crds/types/backend/software";
import type { SoftwareBackend } from "@keyward/provider-software/backend";
import type { SetName } from "@keyward/provider-software/sets/sealed-store";
import { type BackendId, BUILT_IN } from "../../backends/backend-id.ts";
import type { Backends, OpenBackend } from "../../backends/port.ts";
import type { Caches } from "../../caches/caches.ts";
import { type SetView, viewSet } from "../sealed-set-secret.ts";
import { Sealing } from "../sealing.ts";
import { MemorySecrets } from "./memory-secrets.ts";

export const CLUSTER = "6f1c0f6e-2f62-4c11-a9f4-5a2a8d0f8d6b";
export const OWN_NAMESPACE = "keyward-system";

export interface OpenSealing {
  readonly sealing: Sealing;
  readonly secrets: MemorySecrets;
  /** Sets `status.sealRevision` of a CryptoKey, which from then on is known. */
  expect(name: SetName, sealRevision: number, deleting?: boolean): void;
  open(spec?: SoftwareSpec["keyEncryptionKey"], id?: BackendId, others?: OtherBackends): Promise<SoftwareBackend>;
}

/** Backends by name, where a key-encryption key may be. */
export type OtherBackends = ReadonlyMap<string, SoftwareBackend>;

/** @param nowMs what the clock shows */
export function openSealing(secrets = new MemorySecrets(), nowMs: () => number = () => 1_000): OpenSealing {
  const known = new Map<string, { readonly revision: number; readonly deleting: boolean }>();
  const keys = {
    byIndex: (_index: string, uid: string) => {
      const key = known.get(uid);
      return key === undefined ? [] : [keyView(uid, key.revision, key.deleting)];
    },
  };
  const sealedSets = { list: (): SetView[] => secrets.cache.list().filter(isSet).map(viewSet) };
  const log = { info: () => {}, warn: () => {} };
  const clock = { epochMs: nowMs, monotonicMs: nowMs, setTimer: (done: () => void) => setImmediateTimer(done) };
  const caches = { keys, secrets: secrets.cache, sealedSets } as unknown as Pick<
    Caches,
    "keys" | "secrets" | "sealedSets"
  >;
  const sealing = new Sealing({
    caches,
    client: secrets.client,
    namespace: OWN_NAMESPACE,
    clusterId: CLUSTER,
    clock,
    log: log as never,
  });
  return {
    sealing,
    secrets,
    expect: (name, revision, deleting = false) => void known.set(name.keyUid, { revision, deleting }),
    open: (spec = { secret: {} }, id = BUILT_IN, others = new Map()) =>
      sealing.open({ keyEncryptionKey: spec }, id, backendsOf(others), environment(nowMs)),
  };
}

function keyView(uid: string, sealRevision: number, deleting: boolean) {
  return {
    metadata: { name: "k", uid, ...(deleting && { deletionTimestamp: "2026-01-01T00:00:00Z" }) },
    status: { sealRevision },
  };
}

function isSet({ metadata: { name } }: { readonly metadata: { readonly name: string } }): boolean {
  return name.startsWith("keyward-set-");
}

function setImmediateTimer(done: () => void): () => void {
  const timer = setImmediate(done);
  return () => clearImmediate(timer);
}

function backendsOf(others: OtherBackends): Pick<Backends, "of"> {
  return {
    of: ({ kind, name }): OpenBackend => {
      const backend = others.get(name);
      if (backend === undefined) throw new BackendError("Misconfigured", `there is no ${kind} ${name}`);
      return { chosen: { kind, name, protection: "Managed" }, backend };
    },
  };
}

function environment(nowMs: () => number): BackendEnvironment {
  return {
    nowMs,
    env: {},
    readFile: () => Promise.reject(new Error("no file is read here")),
    secret: () => Promise.reject(new Error("no Secret is referred to here")),
    log: () => {},
  };
}
