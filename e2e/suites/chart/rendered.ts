import { join } from "node:path";
import { parseAllDocuments } from "yaml";
import { type CommandResult, run } from "../../cluster/command.ts";

export const CHART = join(import.meta.dirname, "../../../charts/keyward");

/** An object as a template makes it. */
export interface Rendered {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
  // biome-ignore lint/suspicious/noExplicitAny: objects of every kind, looked into by tests
  readonly [field: string]: any;
}

/** Runs `helm template` with further values as `key=value`. */
export function helmTemplate(
  helmPath: string,
  settings: readonly string[] = [],
  namespace = "keyward-system",
): Promise<CommandResult> {
  const sets = settings.flatMap((setting) => [
    setting.includes("={") || setting.includes("=[") ? "--set-json" : "--set",
    setting,
  ]);
  return run([helmPath, "template", "keyward", CHART, "--namespace", namespace, ...sets]);
}

/** @throws Error with helm's own words */
export async function rendered(
  helmPath: string,
  settings: readonly string[] = [],
  namespace?: string,
): Promise<Rendered[]> {
  const { code, stdout, stderr } = await helmTemplate(helmPath, settings, namespace);
  if (code !== 0) throw new Error(stderr);
  return parseAllDocuments(stdout)
    .map((document) => document.toJS() as Rendered | null)
    .filter((object) => object !== null);
}

/** @throws Error that lists what there is */
export function only(objects: readonly Rendered[], kind: string, name: string): Rendered {
  const found = objects.filter((object) => object.kind === kind && object.metadata.name === name);
  if (found.length === 1 && found[0] !== undefined) return found[0];
  const names = objects.map((object) => `${object.kind}/${object.metadata.name}`).join(", ");
  throw new Error(`expected one ${kind}/${name} among ${names}`);
}
