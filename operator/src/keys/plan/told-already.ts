import { isDeepStrictEqual } from "node:util";
import type { KeyReport } from "./key-step.ts";
import type { PlannedKey } from "./seen-key.ts";

/** @returns whether status has every condition and field of the report already */
export function saysAlready({ metadata, status }: PlannedKey, { findings, rest }: KeyReport): boolean {
  const told = status?.conditions ?? [];
  if (told.length !== findings.length) return false;
  const observedGeneration = metadata.generation ?? 0;
  const same = findings.every(({ type, status: value, reason, message }) =>
    told.some(
      (condition) =>
        condition.type === type &&
        condition.status === value &&
        condition.reason === reason &&
        condition.message === message &&
        condition.observedGeneration === observedGeneration,
    ),
  );
  const { nextRotationAt, ...others } = rest;
  return (
    same &&
    status?.nextRotationAt === nextRotationAt &&
    Object.entries(others).every(([field, value]) => isDeepStrictEqual(status?.[field as "backend"], value))
  );
}
