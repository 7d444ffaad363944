import {
  type InterfaceDeclaration,
  Node,
  type PropertySignature,
  type TypeAliasDeclaration,
  type TypeNode,
  type TypeReferenceNode,
} from "ts-morph";
import { docComment } from "./doc-comment.ts";
import { SourceError } from "./fault.ts";
import { applyTags } from "./schema-tags.ts";
import type { StructuralSchema } from "./structural-schema.ts";

/** Its schema is the API server's own business; a CRD may only say that it is an object. */
const OBJECT_META = "ObjectMeta";

/** Source: Kubernetes documentation, "Validation rules": names outside of this, and CEL's reserved words, are escaped. */
const CEL_NAME =
  /^(?!(?:true|false|null|in|as|break|const|continue|else|for|function|if|import|let|loop|package|namespace|return|var|void|while)$)[a-zA-Z][a-zA-Z0-9]*$/;

/**
 * Structural schema of an interface, everything that it refers to inlined.
 * @throws SourceError for a type that has no structural schema
 */
export function interfaceSchema(declaration: InterfaceDeclaration): StructuralSchema {
  const [base] = declaration.getBaseDeclarations().filter(Node.isInterfaceDeclaration).map(interfaceSchema);
  return base === undefined ? ownSchema(declaration) : extended(base, ownSchema(declaration));
}

/** Where both have the same field, the one of the extension counts. */
function extended(base: StructuralSchema, own: StructuralSchema): StructuralSchema {
  const required = [...(base.required ?? []), ...(own.required ?? [])];
  const rules = [...(base["x-kubernetes-validations"] ?? []), ...(own["x-kubernetes-validations"] ?? [])];
  return {
    ...base,
    ...own,
    ...(required.length > 0 ? { required } : {}),
    ...(rules.length > 0 ? { "x-kubernetes-validations": rules } : {}),
    properties: { ...base.properties, ...own.properties },
  };
}

function ownSchema(declaration: InterfaceDeclaration): StructuralSchema {
  const properties = declaration.getProperties();
  const required = properties.filter((property) => !property.hasQuestionToken()).map((property) => property.getName());
  const schema: StructuralSchema = {
    type: "object",
    ...(required.length > 0 ? { required } : {}),
    properties: Object.fromEntries(properties.map((property) => [property.getName(), propertySchema(property)])),
  };
  return described(schema, declaration);
}

function propertySchema(property: PropertySignature): StructuralSchema {
  const typeNode = property.getTypeNode();
  if (!typeNode) throw new SourceError(property, "give the property a type");
  const schema = described(typeSchema(typeNode), property);
  const fault = propertyFault(property.getName(), schema);
  if (fault) throw new SourceError(property, fault);
  return schema;
}

function propertyFault(name: string, schema: StructuralSchema): string | undefined {
  if (!CEL_NAME.test(name)) return `${name} would need escaping in CEL rules; choose another name`;
  if (schema.type === "integer" && schema.format === undefined) return "a number needs @format int32 or int64";
  if (schema.type !== "array") return undefined;
  if (schema["x-kubernetes-list-type"] === undefined) {
    return "a list needs @listType set, map or atomic, so that server-side apply can merge it";
  }
  if (schema["x-kubernetes-list-type"] !== "atomic" && schema.default !== undefined) {
    return "server-side apply merges into the default, so that nobody can take an entry away; use @listType atomic";
  }
  return speaksOfChange(schema.items!) ? "rules with oldSelf are not supported below a list" : undefined;
}

function speaksOfChange(schema: StructuralSchema): boolean {
  const own = schema["x-kubernetes-validations"]?.some(({ rule }) => rule.includes("oldSelf")) ?? false;
  return own || Object.values(schema.properties ?? {}).some(speaksOfChange);
}

function typeSchema(node: TypeNode): StructuralSchema {
  if (Node.isParenthesizedTypeNode(node)) return typeSchema(node.getTypeNode());
  if (Node.isArrayTypeNode(node)) return { type: "array", items: typeSchema(node.getElementTypeNode()) };
  if (Node.isUnionTypeNode(node)) return { type: "string", enum: node.getTypeNodes().map(literalText) };
  if (Node.isLiteralTypeNode(node)) return { type: "string", enum: [literalText(node)] };
  if (Node.isTypeReference(node)) return referenceSchema(node);
  switch (node.getText()) {
    case "string":
      return { type: "string" };
    case "boolean":
      return { type: "boolean" };
    case "number":
      return { type: "integer" };
  }
  throw new SourceError(node, `${node.getText()} has no structural schema; use an interface, a list or a scalar`);
}

function literalText(node: TypeNode): string {
  const literal = Node.isLiteralTypeNode(node) ? node.getLiteral() : undefined;
  if (literal && Node.isStringLiteral(literal)) return literal.getLiteralValue();
  throw new SourceError(node, "only string literals can be alternatives");
}

function referenceSchema(node: TypeReferenceNode): StructuralSchema {
  const name = node.getTypeName().getText();
  if (name === OBJECT_META) return { type: "object" };
  if (name === "Record") return mapSchema(node);
  const symbol = node.getTypeName().getSymbol();
  const declaration = (symbol?.getAliasedSymbol() ?? symbol)?.getDeclarations()[0];
  if (Node.isInterfaceDeclaration(declaration)) return interfaceSchema(declaration);
  if (Node.isTypeAliasDeclaration(declaration)) return aliasSchema(declaration);
  throw new SourceError(node, `${name} is neither an interface nor a type alias of crds/src/types`);
}

/** A map from texts; what its keys are called is not checked. */
function mapSchema(node: TypeReferenceNode): StructuralSchema {
  const [key, value] = node.getTypeArguments();
  if (key?.getText() !== "string" || value === undefined) throw new SourceError(node, "a map is a Record<string, ...>");
  return { type: "object", additionalProperties: typeSchema(value) };
}

function aliasSchema(declaration: TypeAliasDeclaration): StructuralSchema {
  return described(typeSchema(declaration.getTypeNodeOrThrow()), declaration);
}

/** What a property says comes before what its type says, in text and in rules. */
function described(
  schema: StructuralSchema,
  node: InterfaceDeclaration | PropertySignature | TypeAliasDeclaration,
): StructuralSchema {
  const comment = docComment(node);
  const description = [comment.description, schema.description].filter(Boolean).join(" ");
  const result = { ...schema, ...(description ? { description } : {}) };
  applyTags(result, comment.tags, node);
  return result;
}
