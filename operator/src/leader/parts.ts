import type { Serving } from "../agent/serving.ts";
import type { CommonParts } from "./common-parts.ts";

/** What every term as leader builds on. */
export interface Parts extends CommonParts {
  /** This replica's end of the agent stream, whether it leads or not. */
  readonly serving: Serving;
}
