import { parseRecords, type TextRecord } from "../records.ts";

/**
 * Reads files of OpenSSL's evp_test. `Ctrl.salt = hexsalt:00ff` becomes `salt` with the value 00ff, and `salt is hex` = yes;
 * `Ctrl = size:32` becomes `Ctrl.size`.
 */
export function parseEvpTests(text: string): readonly TextRecord[] {
  return parseRecords(text)
    .filter((record) => !record.has("Title") || record.size > 1)
    .map((record) => new Map([...record].flatMap(([name, value]) => readField(name, value))));
}

function readField(name: string, value: string): readonly (readonly [string, string])[] {
  const [kind = "", ...rest] = value.split(":");
  const content = rest.join(":");
  if (name === "Ctrl") return [[`Ctrl.${kind}`, content]];
  if (!name.startsWith("Ctrl.")) return [[name, value]];
  const field = name.slice("Ctrl.".length);
  return [
    [field, content],
    [`${field} is hex`, kind.startsWith("hex") ? "yes" : "no"],
  ];
}
