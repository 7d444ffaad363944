import type { HistoryEntry } from "@keyward/crds/types/crypto-key";
import type { KeyAction } from "@keyward/crds/types/policy/lifecycle";
import type { CryptoKeyObject, PolicyObject, RequestObject } from "../caches/kinds.ts";
import type { Cause } from "../keys/plan/changes.ts";

/** What is done here; the other actions are done where keys live their lives. */
const MOVES: ReadonlySet<KeyAction> = new Set(["Import", "Export", "Migrate"]);

/** A request on its way, with its key as the API server has it. */
export interface Move {
  readonly request: RequestObject;
  readonly key: CryptoKeyObject;
  readonly policy: PolicyObject;
  readonly signal: AbortSignal;
}

/** Why a move cannot be made, however often it is tried; the request fails with it. */
export class MoveRefusal extends Error {
  override readonly name = "MoveRefusal";
  /** CamelCase, for the condition. */
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

export function isMove({ spec, status }: Pick<RequestObject, "spec" | "status">): boolean {
  return MOVES.has(spec.action) && (status?.phase === "Approved" || status?.phase === "WaitingForMaterial");
}

/** As history tells it. The name of a request can be used again, its uid cannot. */
export function causeOfMove({ metadata: { name, uid } }: RequestObject, more = ""): Cause {
  return { by: `request/${name}`, note: `request ${uid}${more}` };
}

/** What history tells of this request. */
export function entriesOf({
  request,
  key,
}: Pick<Move, "request"> & { readonly key: Pick<CryptoKeyObject, "status"> }): readonly HistoryEntry[] {
  const { by, note = "" } = causeOfMove(request);
  return (key.status?.history ?? []).filter((entry) => entry.by === by && entry.note?.startsWith(note));
}
