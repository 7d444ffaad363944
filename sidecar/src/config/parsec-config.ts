import { resolve } from "node:path";
import { invalidConfig } from "./invalid-config.ts";
import type { ServeArgs } from "./serve-flags.ts";

export interface ParsecConfig {
  readonly socket: string;
  /** Applications that may list and delete others. */
  readonly admins: ReadonlySet<string>;
}

/** @returns undefined where the Parsec wire is not served */
export function readParsec({ parsecSocket, parsecAdmins }: ServeArgs, dir: string): ParsecConfig | undefined {
  if (parsecSocket !== "") {
    return {
      socket: resolve(dir, parsecSocket),
      admins: new Set(parsecAdmins.split(",").filter((name) => name !== "")),
    };
  }
  if (parsecAdmins === "") return undefined;
  throw invalidConfig("--parsec-admins needs --parsec-socket");
}
