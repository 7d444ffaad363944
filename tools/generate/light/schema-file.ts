import { dirname, relative } from "node:path";
import type { DescEnum, DescFile, DescMessage } from "@bufbuild/protobuf";
import { fieldCall } from "./field-call.ts";
import { localName } from "./local-name.ts";

export interface Imports {
  /** Module with the code of protobuf-es for the same file; only its types are used. */
  readonly full: string;
  readonly schema: string;
}

const BUILDERS = ["implicit", "mapOf", "oneof", "optional", "repeated", "schema"];

/** @returns the TypeScript of one file's tables */
export function schemaFile(file: DescFile, imports: Imports): string {
  const reached = inOrderOfUse(allMessages(file.messages));
  const messages = reached.filter((message) => message.file === file);
  const enums = [...file.enums, ...messages.flatMap((message) => message.nestedEnums)];
  const body = [...enums.map(enumConstant), ...messages.map(messageConstant)].join("\n");
  const used = BUILDERS.filter((name) => new RegExp(`\\b${name}[(<]`).test(body));
  return `// Code generated from proto/${file.name}.proto by tools/generate/light; do not edit.
import type * as full from "${imports.full}";
import { ${used.join(", ")} } from "${imports.schema}";
${importsOf(file, messages)}
${body}`;
}

/** Messages of other files, by the path from this file's table to theirs. */
function importsOf(file: DescFile, messages: readonly DescMessage[]): string {
  const foreign = messages
    .flatMap((message) => message.fields)
    .flatMap((field) => (field.message !== undefined && field.message.file !== file ? [field.message] : []));
  const byFile = Map.groupBy(new Set(foreign), (message) => message.file.name);
  const lines = [...byFile]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, used]) => {
      const names = used.map((message) => `${localName(message)}Schema`).sort();
      return `import { ${names.join(", ")} } from "${pathBetween(file.name, name)}";\n`;
    });
  return lines.join("");
}

function pathBetween(from: string, to: string): string {
  const path = relative(dirname(from), `${to}.ts`);
  return path.startsWith(".") ? path : `./${path}`;
}

function allMessages(messages: readonly DescMessage[]): DescMessage[] {
  return messages.flatMap((message) => [...allMessages(message.nestedMessages), message]);
}

/** Those that others hold come first. @throws Error for a message that holds itself: its depth would be the sender's choice */
function inOrderOfUse(messages: readonly DescMessage[]): DescMessage[] {
  const done = new Set<DescMessage>();
  const visit = (message: DescMessage, above: readonly DescMessage[]): void => {
    if (above.includes(message))
      throw new Error(`${message.typeName} holds itself, which the light codec does not read`);
    if (done.has(message)) return;
    for (const field of message.fields) if (field.message) visit(field.message, [...above, message]);
    done.add(message);
  };
  for (const message of messages) visit(message, []);
  return [...done];
}

function messageConstant(message: DescMessage): string {
  const name = `${localName(message)}Schema`;
  const calls = message.fields
    .toSorted((a, b) => a.number - b.number)
    .map((field) => `  ${fieldCall(field)},\n`)
    .join("");
  const type = `export type ${localName(message)} = full.${localName(message)};\n`;
  return `${type}export const ${name} = schema<typeof full.${name}>("${message.typeName}", [${calls && `\n${calls}`}]);\n`;
}

function enumConstant(enumeration: DescEnum): string {
  const name = localName(enumeration);
  const values = enumeration.values.map((value) => `${value.localName}: ${value.number}`).join(", ");
  return `export const ${name}: typeof full.${name} = { ${values} };\nexport type ${name} = full.${name};\n`;
}
