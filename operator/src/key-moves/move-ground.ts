import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { KubeClient } from "@keyward/kube/client/kube-client";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import type { Backends } from "../backends/port.ts";
import type { Caches } from "../caches/caches.ts";
import type { CryptoKeyObject } from "../caches/kinds.ts";
import type { RequestWriter } from "../key-requests/request-writer.ts";
import type { KeyStatusWriter } from "../keys/key-status-writer.ts";
import type { Ledger } from "../keys/ledger/ledger.ts";
import type { VersionMaker } from "../keys/making/make-version.ts";
import type { Log } from "../serve/log.ts";
import type { Finding } from "../status/finding.ts";
import type { Move } from "./move.ts";

/** What moves stand on. */
export interface MoveGround {
  readonly caches: Pick<Caches, "requests">;
  readonly backends: Backends;
  readonly maker: VersionMaker;
  readonly writer: KeyStatusWriter;
  readonly requests: RequestWriter;
  readonly ledger: Pick<Ledger, "append">;
  readonly client: Pick<KubeClient, "get">;
  readonly clusterId: string;
  readonly nowEpochMs: () => number;
  readonly log: Log;
}

/** One step of a move; each may be done again after a crash. @throws MoveRefusal, BackendError, KubeError */
export type MoveStep = (move: Move, ground: MoveGround) => Promise<ReconcileResult>;

/** One status write that decides; conditions are for the key's own controller to judge. @throws KubeError 409 if somebody wrote since */
export function changeKey(
  key: CryptoKeyObject,
  to: (status: CryptoKeyStatus) => CryptoKeyStatus,
  { writer }: MoveGround,
): Promise<CryptoKeyObject> {
  return writer.write(key, to(key.status ?? {}), findingsOf(key));
}

function findingsOf({ status }: CryptoKeyObject): Finding[] {
  return (status?.conditions ?? []).flatMap(({ type, status: value, reason, message }) =>
    value === "Unknown" ? [] : [{ type, status: value, reason, message }],
  );
}

/** Who moved what, in the log, which outlives requests and keys. */
export function tellMove(event: string, { request, key }: Move, { log }: MoveGround, fields: object): void {
  const { metadata, spec, status } = request;
  log.info(event, {
    ...{ namespace: metadata.namespace, key: key.metadata.name, keyUid: key.metadata.uid },
    ...{ request: metadata.name, requester: spec.requester?.username, approvedBy: status?.approvedBy ?? [] },
    ...fields,
  });
}
