import type { BoundRow } from "../../row.ts";
import { getCapabilities } from "./get-capabilities.ts";
import { getSelfTestReport } from "./get-self-test-report.ts";
import { getServerInfo } from "./get-server-info.ts";

/** @param services full names of what the socket offers */
export function infoRows(services: readonly string[]): readonly BoundRow[] {
  return [getCapabilities(services), getServerInfo, getSelfTestReport];
}
