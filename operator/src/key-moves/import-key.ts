import type { ImportTicket } from "@keyward/core/backend/key-admin";
import { decodePem, encodePem } from "@keyward/core/text/pem";
import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { ImportTicketStatus } from "@keyward/crds/types/key-request";
import type { ReconcileResult } from "@keyward/kube/queue/controller-options";
import type { OpenBackend } from "../backends/port.ts";
import { done } from "../key-requests/request-findings.ts";
import { type MadeVersion, specOf } from "../keys/making/make-version.ts";
import { sealed, told, versionOf } from "../keys/plan/changes.ts";
import { causeOfMove, type Move, MoveRefusal } from "./move.ts";
import { changeKey, type MoveGround, type MoveStep, tellMove } from "./move-ground.ts";
import { materialOf } from "./wrapped-material.ts";

/** A number is being given to another version; then it is our turn. */
const NEXT_TURN: ReconcileResult = { requeueAfterMs: 1_000 };
const NO_BACKEND: ReconcileResult = { requeueAfterMs: 10_000 };
const DEFAULT_METHOD = "RSA-AES-KWP-SHA256";
const DAY_MS = 24 * 60 * 60_000;
/** For whoever brings the key, where the backend's wrapping key does not end before: as long as consent is waited for. */
const MATERIAL_MS = 7 * DAY_MS;

/** A number, then a key to wrap under, then the wrapped key: each step is kept in status before the next one. */
export const importKey: MoveStep = (move, ground) => {
  const { version, importTicket } = move.request.status ?? {};
  if (version === undefined) return reserve(move, ground);
  if (versionOf(move.key.status, version) !== undefined) return finish(move, ground, version);
  return importTicket === undefined ? begin(move, ground, version) : take(move, ground, version, importTicket);
};

async function reserve({ request, key }: Move, ground: MoveGround): Promise<ReconcileResult> {
  if (key.status?.pending !== undefined) return NEXT_TURN;
  const version = (key.status?.lastVersion ?? 0) + 1;
  await changeKey(key, (status) => ({ ...status, lastVersion: version }), ground);
  const finding = done("False", "Preparing", "the backend is asked for a key to wrap under");
  await ground.requests.write(request, { phase: "Approved", finding, rest: { version } });
  return undefined;
}

async function begin(move: Move, ground: MoveGround, version: number): Promise<ReconcileResult> {
  const { request, key, policy, signal } = move;
  const open = ground.backends.choose(policy);
  if (!("backend" in open)) {
    await ground.requests.write(request, { phase: "Approved", finding: done("False", open.reason, open.message) });
    return NO_BACKEND;
  }
  const method = request.spec.importFrom?.method ?? DEFAULT_METHOD;
  assertImports(open, method);
  const owner = ground.maker.ownerOf(key, policy, version);
  const ticket = await open.backend.admin.beginImport(specOf(policy), owner, method, signal);
  const message =
    `wrap the key under status.importTicket.wrappingKey by ${method}, and bring it as annotation ` +
    "keyward.dev/wrapped-key of this request, in base64";
  const finding = done("False", "WaitingForMaterial", message);
  const lapsesMs = Math.min(ticket.endsAtMs ?? Infinity, ground.nowEpochMs() + MATERIAL_MS);
  const rest = { importTicket: statusOfTicket(ticket, open), expiresAt: new Date(lapsesMs).toISOString() };
  await ground.requests.write(request, { phase: "WaitingForMaterial", finding, rest });
  return undefined;
}

function assertImports({ backend, chosen }: OpenBackend, method: string): void {
  const { importMethods } = backend.capabilities;
  if (importMethods.some((one) => one === method)) return;
  const can = importMethods.length === 0 ? "imports no keys" : `imports by ${importMethods.join(", ")}`;
  throw new MoveRefusal("Unsupported", `${chosen.kind} ${chosen.name} ${can}, not by ${method}`);
}

async function take(
  move: Move,
  ground: MoveGround,
  number: number,
  ticket: ImportTicketStatus,
): Promise<ReconcileResult> {
  const { request, key, policy, signal } = move;
  const material = materialOf(request);
  if (ticket.endsAt !== undefined && Date.parse(ticket.endsAt) <= ground.nowEpochMs()) {
    throw new MoveRefusal("TicketExpired", "the wrapping key has ended. Next: create another KeyRequest");
  }
  if (material === undefined) return waitForMaterial(move, ground);
  const open = backendOfTicket(ticket, policy.metadata.namespace ?? "", ground);
  const owner = ground.maker.ownerOf(key, policy, number);
  const method = ticket.method as ImportTicket["method"];
  const wrapped = { method, bytes: material };
  const made = await open.backend.admin.finishImport(specOf(policy), owner, ticketOf(ticket), wrapped, signal);
  const version = await ground.maker.describe(open, made, policy, number, signal);
  await changeKey(key, (status) => imported(status, version, move, ground.nowEpochMs()), ground);
  tellMove("key.imported", move, ground, { version: number, fingerprint: version.version.fingerprint, method });
  return finish(move, ground, number);
}

/** Requests of earlier releases have no such time. */
async function waitForMaterial({ request }: Move, { requests, nowEpochMs }: MoveGround): Promise<ReconcileResult> {
  const { expiresAt } = request.status ?? {};
  if (expiresAt === undefined) return undefined;
  const leftMs = Date.parse(expiresAt) - nowEpochMs();
  if (leftMs > 0) return { requeueAfterMs: Math.min(leftMs, DAY_MS) };
  const message = "no wrapped key was brought before it lapsed. Next: create another KeyRequest";
  const rest = { finishedAt: new Date(nowEpochMs()).toISOString() };
  await requests.write(request, { phase: "Expired", finding: done("False", "Expired", message), rest });
  return undefined;
}

function imported(
  status: CryptoKeyStatus,
  { version, sealRevision }: MadeVersion,
  { request }: Move,
  nowMs: number,
): CryptoKeyStatus {
  const versions = [...(status.versions ?? []), version].sort((a, b) => a.version - b.version);
  return told(sealed({ ...status, versions }, sealRevision), "Imported", version.version, causeOfMove(request), nowMs);
}

async function finish({ request, key }: Move, { requests }: MoveGround, version: number): Promise<ReconcileResult> {
  const late = version < (key.status?.activeVersion ?? 0);
  const message = late
    ? `version ${version} is there, and a newer one is active. Next: a KeyRequest with action RollBack activates it`
    : `version ${version} is there, and becomes the active one`;
  await requests.finish(request, { phase: "Succeeded", reason: "Done", message, version });
  return undefined;
}

/** The ticket is good only for the backend that gave it, so its name goes before the backend's own mark. */
function statusOfTicket({ method, wrappingKey, token, endsAtMs }: ImportTicket, { chosen }: OpenBackend) {
  return {
    wrappingKey: encodePem("PUBLIC KEY", wrappingKey),
    method,
    token: `${chosen.kind}/${chosen.name}:${token}`,
    ...(endsAtMs !== undefined && { endsAt: new Date(endsAtMs).toISOString() }),
  };
}

function ticketOf({ wrappingKey, method, token, endsAt }: ImportTicketStatus): ImportTicket {
  return {
    method: method as ImportTicket["method"],
    wrappingKey: decodePem(wrappingKey).bytes,
    token: token.slice(token.indexOf(":") + 1),
    endsAtMs: endsAt === undefined ? undefined : Date.parse(endsAt),
  };
}

function backendOfTicket({ token }: ImportTicketStatus, namespace: string, { backends }: MoveGround): OpenBackend {
  const [kind = "", name = ""] = token.slice(0, token.indexOf(":")).split("/");
  return backends.of({ kind: kind as OpenBackend["chosen"]["kind"], name }, namespace);
}
