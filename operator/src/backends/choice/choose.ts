import type { BackendRef } from "@keyward/crds/types/policy/backend-ref";
import type { BackendType } from "../kinds.ts";
import type { NoBackend } from "../port.ts";
import type { Candidate } from "./candidate.ts";
import { byPreference, latencyText } from "./order.ts";
import { unfitness, type Wish } from "./wish.ts";

export interface Choice<C extends Candidate> {
  readonly candidate: C;
  /** The order in which backends were looked at, and what decided. */
  readonly reason: string;
}

export interface ChoiceInput<C extends Candidate> {
  readonly wish: Wish;
  /** Those of the policy's namespace and of the cluster. */
  readonly candidates: readonly C[];
  readonly local: ReadonlySet<BackendType>;
}

const MAX_REASON_CHARACTERS = 2_048;
const MAX_NAMED = 8;

/** The best backend that does all that is asked, and says how it was found. Never a weaker one. */
export function chooseAuto<C extends Candidate>({ wish, candidates, local }: ChoiceInput<C>): Choice<C> | NoBackend {
  const out: string[] = [];
  const fit: C[] = [];
  for (const candidate of [...candidates].sort(byPreference(local))) {
    const why = candidate.barred ?? candidate.trouble?.reason ?? unfitness(wish, candidate);
    if (why === undefined) fit.push(candidate);
    else out.push(`${label(candidate)}: ${why}`);
  }
  const [candidate] = fit;
  if (candidate === undefined) return nothingFits(wish, out);
  const order = some(fit.map((one) => `${label(one)} (${describe(one, local)})`));
  const rest = out.length === 0 ? "" : `; left out: ${some(out)}`;
  return { candidate, reason: `Auto, in order: ${order}${rest}`.slice(0, MAX_REASON_CHARACTERS) };
}

/** The backend that the policy names, or why it will not do. There is no other in its place. */
export function chooseNamed<C extends Candidate>(
  { kind, name = "" }: BackendRef,
  wish: Wish,
  candidate: C | undefined,
): Choice<C> | NoBackend {
  const named = `${kind} ${name}`;
  if (candidate === undefined) {
    const where = kind === "KeyBackend" ? " in this namespace" : "";
    return { reason: "BackendMissing", message: `there is no ${named}${where}. Next: create it or change backendRef` };
  }
  if (candidate.barred !== undefined) {
    const next =
      "whoever writes ClusterKeyBackends adds the namespace to spec.allowedNamespaces there, or change backendRef";
    return { reason: "BackendNotAllowed", message: `${named} cannot be used: ${candidate.barred}. Next: ${next}` };
  }
  if (candidate.trouble !== undefined) {
    const { reason, message } = candidate.trouble;
    return { reason: "BackendNotReady", message: `${named} is not ready (${reason}): ${message}` };
  }
  const why = unfitness(wish, candidate);
  if (why === undefined) return { candidate, reason: "named by backendRef" };
  return { reason: "BackendUnfit", message: `${named} will not do: ${why}. Next: change backendRef or the policy` };
}

function nothingFits({ algorithm, protection }: Wish, out: readonly string[]): NoBackend {
  const wanted = `makes ${algorithm.name} keys with protection ${protection} or better`;
  const looked = out.length === 0 ? "there is no backend at all" : some(out);
  const message = `no backend ${wanted}: ${looked}. Next: create a backend that does, repair one, or ask for less`;
  return { reason: "NoBackend", message: message.slice(0, MAX_REASON_CHARACTERS) };
}

function label({ kind, name }: Candidate): string {
  return `${kind} ${name}`;
}

function describe(
  { capabilities, type, latencyMs, kind, development }: Candidate,
  local: ReadonlySet<BackendType>,
): string {
  const permits = development ? ", development" : "";
  const near = type !== undefined && local.has(type) ? ", local" : "";
  const last = kind === "BuiltIn" ? ", last resort" : "";
  return `${capabilities?.protection}${permits}${near}, ${latencyText(latencyMs)}${last}`;
}

function some(texts: readonly string[]): string {
  const shown = texts.slice(0, MAX_NAMED).join(", ");
  return texts.length > MAX_NAMED ? `${shown} and ${texts.length - MAX_NAMED} more` : shown;
}
