import { Ajv } from "ajv";
import standaloneModule from "ajv/dist/standalone/index.js";
import { build } from "esbuild";
import { GENERATED_NOTE } from "./generated-file.ts";
import { objectJsonSchema } from "./json-schema.ts";
import type { Kind } from "./kind.ts";

const standaloneCode = standaloneModule.default;

/**
 * Source of a module that exports `validate(data): boolean` with `validate.errors`, which writes defaults into `data`.
 * It imports nothing: what ajv needs at run time is bundled in.
 * @param root folder whose node_modules holds ajv
 */
export async function validatorCode(kind: Kind, root: string): Promise<string> {
  const apiVersion = `${kind.group}/${kind.version}`;
  const schema = objectJsonSchema(kind.schema);
  const properties = schema.properties as Record<string, object>;
  properties.apiVersion = { type: "string", enum: [apiVersion] };
  properties.kind = { type: "string", enum: [kind.kind] };
  return bundle(compile(schema), root);
}

function compile(schema: object): string {
  const ajv = new Ajv({
    allErrors: true,
    useDefaults: true,
    messages: false,
    code: { source: true, esm: true, lines: true, optimize: 2 },
  });
  return standaloneCode(ajv, ajv.compile(schema));
}

async function bundle(contents: string, root: string): Promise<string> {
  const result = await build({
    stdin: { contents, resolveDir: root, loader: "js" },
    absWorkingDir: root,
    bundle: true,
    minifySyntax: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["main"],
    target: "es2025",
    charset: "utf8",
    legalComments: "none",
    write: false,
    logLevel: "silent",
  });
  // The place of a keyword in the schema is half of the code, and nobody reads it: faults tell the place in the object.
  const code = result.outputFiles[0]!.text.replace(/, schemaPath: "(?:[^"\\]|\\.)*"/g, "");
  return `// @ts-nocheck\n// ${GENERATED_NOTE}\n${code}`;
}
