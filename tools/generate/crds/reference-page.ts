import { GENERATED_NOTE } from "./generated-file.ts";
import type { Kind } from "./kind.ts";
import { limits, typeName } from "./reference-words.ts";
import type { StructuralSchema } from "./structural-schema.ts";

/** @returns the API reference of a kind as Markdown: one table for each object in it, its rules below */
export function referencePage(kind: Kind): string {
  const { description, properties, ...root } = kind.schema;
  const { spec, status } = properties!;
  const sections = objectSections("", { ...root, properties: { spec: spec!, ...(status && { status }) } });
  return `${[
    `<!-- ${GENERATED_NOTE} -->`,
    `# ${kind.kind}`,
    description ?? "",
    facts(kind),
    `## Columns of \`kubectl get ${kind.plural}\``,
    columns(kind),
    ...sections,
  ].join("\n\n")}\n`;
}

function facts(kind: Kind): string {
  return table(
    ["apiVersion", "Kind", "Scope", "Resource", "Short names", "Categories"],
    [
      [
        code(`${kind.group}/${kind.version}`),
        code(kind.kind),
        kind.scope,
        code(`${kind.plural}.${kind.group}`),
        kind.shortNames.map(code).join(", "),
        kind.categories.map(code).join(", "),
      ],
    ],
  );
}

function columns(kind: Kind): string {
  const rows = kind.printerColumns.map((column) => [
    column.name,
    code(column.jsonPath),
    column.priority === 1 ? "only with `-o wide`" : "always",
  ]);
  return table(["Column", "Value", "Shown"], rows);
}

function objectSections(path: string, schema: StructuralSchema): string[] {
  const fields = Object.entries(schema.properties ?? {});
  const rows = fields.map(([name, field]) =>
    fieldRow(join(path, name), field, schema.required?.includes(name) ?? false),
  );
  const nested = fields.flatMap(([name, field]) => nestedSections(join(path, name), field));
  const title = path === "" ? "## The object" : `## \`${path}\``;
  return [
    title,
    table(["Field", "Type", "Required", "Default", "Limits", "Description"], rows),
    ...rulesOf(schema),
    ...nested,
  ];
}

function nestedSections(path: string, field: StructuralSchema): string[] {
  if (field.properties) return objectSections(path, field);
  if (field.items?.properties) return objectSections(`${path}[]`, field.items);
  return [];
}

function fieldRow(path: string, field: StructuralSchema, required: boolean): string[] {
  const fallback = field.default === undefined ? "" : code(JSON.stringify(field.default));
  const own = field.properties ? [] : ruleLines(field).map((line) => `Rule: ${line}`);
  const text = [field.description ?? "", ...own].filter(Boolean).join(" ");
  return [code(path), typeName(field), required ? "yes" : "no", fallback, limits(field).join("; "), text];
}

function rulesOf(schema: StructuralSchema): string[] {
  const lines = ruleLines(schema);
  return lines.length === 0 ? [] : [`Rules:\n\n${lines.map((line) => `- ${line}`).join("\n")}`];
}

function ruleLines(schema: StructuralSchema): string[] {
  const rules = schema["x-kubernetes-validations"] ?? [];
  return rules.map(({ rule, message }) => `${message}: ${code(rule)}`);
}

function join(path: string, name: string): string {
  return path === "" ? name : `${path}.${name}`;
}

function code(text: string): string {
  return `\`${text}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
