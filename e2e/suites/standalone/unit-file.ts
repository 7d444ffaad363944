import { readFileSync } from "node:fs";
import { join } from "node:path";
import { DEPLOY } from "./machine.ts";

export const UNIT_FILE = join(DEPLOY, "keyward.service");

/** A setting of a unit file: its section, its name, and its value. */
export type Setting = readonly [section: string, name: string, value: string];

/** Source: systemd.syntax(7); without line continuations, which our unit has none of */
export function readUnit(): readonly Setting[] {
  const settings: Setting[] = [];
  let section = "";
  for (const line of readFileSync(UNIT_FILE, "utf8").split("\n")) {
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? [];
    const [, name, value] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (title !== undefined) section = title;
    else if (name !== undefined) settings.push([section, name, value!]);
    else if (line !== "" && !line.startsWith("#")) throw new Error(`${UNIT_FILE} has a line that is none: ${line}`);
  }
  return settings;
}

/** @throws Error unless there is exactly one */
export function settingOf(name: string): string {
  const found = readUnit().filter(([, each]) => each === name);
  if (found.length !== 1) throw new Error(`${UNIT_FILE} has ${found.length} settings ${name}`);
  return found[0]![2];
}

/** Where the service manager puts credentials: specifier %d. */
export const CREDENTIALS = "/run/credentials/keyward.service";

/** The command line as the service manager runs it. */
export function commandLine(): readonly string[] {
  return settingOf("ExecStart").replaceAll("%d", CREDENTIALS).split(" ");
}
