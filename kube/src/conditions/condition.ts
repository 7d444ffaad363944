/** meta/v1 Condition. */
export interface Condition {
  /** CamelCase, unique in its list. */
  type: string;
  status: "True" | "False" | "Unknown";
  /** Which generation of the spec this was found out about. */
  observedGeneration?: number;
  /** When `status` changed last; RFC 3339, whole seconds. */
  lastTransitionTime: string;
  /** CamelCase word for machines. */
  reason: string;
  /** For people: what is, why, and what to do. */
  message: string;
}

export type ConditionUpdate = Omit<Condition, "lastTransitionTime">;

/** Limits and pattern of metav1.Condition as CRD schemas carry them. */
export const MAX_REASON_CHARACTERS = 1_024;
export const MAX_MESSAGE_CHARACTERS = 32_768;
const TYPE = /^[A-Za-z0-9]([A-Za-z0-9._/-]{0,314}[A-Za-z0-9])?$/;
const REASON = /^[A-Z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/;

/**
 * The list with one condition set; the others stay in place. Returns the same list if nothing changes, so that
 * callers can leave the write out. The time moves only when the status does.
 * @throws RangeError if type or reason would be refused by the API server; a message that is too long is cut
 */
export function setCondition(
  conditions: readonly Condition[],
  update: ConditionUpdate,
  nowEpochMs: number,
): readonly Condition[] {
  assertWords(update);
  const old = conditions.find(({ type }) => type === update.type);
  const lastTransitionTime =
    old?.status === update.status ? old.lastTransitionTime : `${new Date(nowEpochMs).toISOString().slice(0, 19)}Z`;
  const next = { ...update, message: clipped(update.message), lastTransitionTime };
  if (old === undefined) return [...conditions, next];
  if (same(old, next)) return conditions;
  return conditions.map((condition) => (condition === old ? next : condition));
}

export function findCondition(conditions: readonly Condition[] | undefined, type: string): Condition | undefined {
  return conditions?.find((condition) => condition.type === type);
}

/** True and about this generation of the spec. */
export function isTrue(conditions: readonly Condition[] | undefined, type: string, generation?: number): boolean {
  const found = findCondition(conditions, type);
  return found?.status === "True" && (generation === undefined || found.observedGeneration === generation);
}

function assertWords({ type, reason }: ConditionUpdate): void {
  if (!TYPE.test(type)) throw new RangeError(`"${type}" is no type of a condition`);
  if (!REASON.test(reason) || reason.length > MAX_REASON_CHARACTERS) {
    throw new RangeError(`"${reason.slice(0, 80)}" is no reason of a condition: expected one CamelCase word`);
  }
}

function same(a: Condition, b: Condition): boolean {
  return (
    a.status === b.status &&
    a.reason === b.reason &&
    a.message === b.message &&
    a.observedGeneration === b.observedGeneration
  );
}

/** The API counts characters (runes), and half a surrogate pair is not one. */
function clipped(message: string): string {
  if (message.length <= MAX_MESSAGE_CHARACTERS) return message;
  const characters = Array.from(message);
  if (characters.length <= MAX_MESSAGE_CHARACTERS) return message;
  return `${characters.slice(0, MAX_MESSAGE_CHARACTERS - 1).join("")}…`;
}
