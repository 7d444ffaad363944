/** A condition without what the API adds: times and generation. */
export interface Finding {
  readonly type: string;
  readonly status: "True" | "False";
  readonly reason: string;
  /** Cause, then the next step where there is one to take. */
  readonly message: string;
}

const MAX_MESSAGE_CHARACTERS = 4096;
const MAX_NAMES = 5;

export function finding(type: string, status: "True" | "False", reason: string, message: string): Finding {
  return { type, status, reason, message: message.slice(0, MAX_MESSAGE_CHARACTERS) };
}

/** The first names in order, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const shown = [...names].sort().slice(0, MAX_NAMES).join(", ");
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}
