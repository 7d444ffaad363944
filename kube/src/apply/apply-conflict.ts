import { KubeError } from "../watch/kube-error.ts";

/** A field that the object wanted and someone else owns. */
export interface FieldConflict {
  /** As the server names it: `.spec.replicas`. */
  field: string;
  manager: string;
}

/** Server-side apply without force met other owners. */
export class ApplyConflictError extends KubeError {
  readonly conflicts: readonly FieldConflict[];

  constructor(error: KubeError, conflicts: readonly FieldConflict[]) {
    const list = conflicts.map(({ field, manager }) => `${field} belongs to ${manager}`).join(", ");
    super("apply", error.status, { reason: error.reason, message: list, details: { causes: [...error.causes] } });
    this.name = "ApplyConflictError";
    this.conflicts = conflicts;
  }
}

/** Empty for the other kinds of 409. */
export function conflictsOf(error: KubeError): FieldConflict[] {
  return error.causes
    .filter(({ reason }) => reason === "FieldManagerConflict")
    .map(({ field = "", message = "" }) => ({ field, manager: /"([^"]+)"/.exec(message)?.[1] ?? message }));
}
