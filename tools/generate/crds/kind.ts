import { type InterfaceDeclaration, Project } from "ts-morph";
import { type DocComment, docComment, tagText } from "./doc-comment.ts";
import { SourceError } from "./fault.ts";
import { ordered, type StructuralSchema } from "./structural-schema.ts";
import { interfaceSchema } from "./type-schema.ts";

export interface Kind {
  readonly kind: string;
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly singular: string;
  readonly scope: "Namespaced" | "Cluster";
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly printerColumns: readonly PrinterColumn[];
  readonly schema: StructuralSchema;
}

/** Source: apiextensions.k8s.io/v1 CustomResourceColumnDefinition. */
export interface PrinterColumn {
  name: string;
  type: string;
  jsonPath: string;
  /** 1: only with `-o wide`. */
  priority?: 1;
}

/** @returns every interface with a `@kind` tag in the folder of types, sorted by name */
export function readKinds(typesDir: string): Kind[] {
  const project = new Project({
    compilerOptions: { strict: true, noLib: true, allowImportingTsExtensions: true },
  });
  const files = project.addSourceFilesAtPaths(`${typesDir}/*.ts`);
  const roots = files.flatMap((file) => file.getInterfaces()).filter((root) => tagText(docComment(root), "kind"));
  return roots.map(readKind).sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function readKind(root: InterfaceDeclaration): Kind {
  const comment = docComment(root);
  const need = (tag: string) => tagText(comment, tag) ?? missing(root, tag);
  const apiVersion = root.getPropertyOrThrow("apiVersion").getType().getLiteralValueOrThrow() as string;
  const [group, version] = apiVersion.split("/");
  if (!group || !version) throw new SourceError(root, "apiVersion must be GROUP/VERSION");
  return {
    kind: need("kind"),
    group,
    version,
    plural: need("plural"),
    singular: need("singular"),
    scope: need("scope") === "Cluster" ? "Cluster" : "Namespaced",
    shortNames: texts(comment, "shortName"),
    categories: texts(comment, "category"),
    printerColumns: texts(comment, "printerColumn").map((text) => printerColumn(text, root)),
    schema: rootSchema(root, comment),
  };
}

function missing(root: InterfaceDeclaration, tag: string): never {
  throw new SourceError(root, `a kind needs @${tag}`);
}

function texts(comment: DocComment, name: string): string[] {
  return comment.tags.filter((tag) => tag.name === name).map((tag) => tag.text);
}

/** `NAME TYPE JSONPATH [wide]` */
function printerColumn(text: string, root: InterfaceDeclaration): PrinterColumn {
  const [name, type, jsonPath, wide] = text.split(/\s+/);
  if (!name || !type || !jsonPath) throw new SourceError(root, "@printerColumn is NAME TYPE JSONPATH [wide]");
  return { name, type, jsonPath, ...(wide === "wide" ? { priority: 1 } : {}) };
}

/** apiVersion, kind and metadata get what the API server allows at the root: a type and nothing more. */
function rootSchema(root: InterfaceDeclaration, comment: DocComment): StructuralSchema {
  const schema = interfaceSchema(root);
  const nameRule = nameLengthRule(tagText(comment, "nameMaxLength"));
  const rules = [...nameRule, ...(schema["x-kubernetes-validations"] ?? [])];
  return ordered({
    ...schema,
    required: (schema.required ?? []).filter((name) => name !== "apiVersion" && name !== "kind"),
    properties: {
      ...schema.properties,
      apiVersion: { type: "string", description: "Version of the API that the object is written in." },
      kind: { type: "string", description: "Kind of the object." },
      metadata: { type: "object" },
    },
    ...(rules.length > 0 ? { "x-kubernetes-validations": rules } : {}),
  });
}

/** At the root, CEL sees metadata.name and metadata.generateName and nothing else of metadata. */
function nameLengthRule(limit: string | undefined): { rule: string; message: string }[] {
  if (limit === undefined) return [];
  const message = `metadata.name must have at most ${limit} characters, because it is used as a label value`;
  return [{ rule: `size(self.metadata.name) <= ${limit}`, message }];
}
