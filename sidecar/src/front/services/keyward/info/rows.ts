import type { BoundRow } from "../../row.ts";
import { getCapabilities } from "./get-capabilities.ts";

/** @param services full names of what the socket offers */
export function infoRows(services: readonly string[]): readonly BoundRow[] {
  return [getCapabilities(services)];
}
