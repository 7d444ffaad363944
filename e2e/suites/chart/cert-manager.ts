import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv, type ValidateFunction } from "ajv";
import { parse } from "yaml";
import { mustRun, run } from "../../cluster/command.ts";
import { plainJsonSchema } from "./plain-json-schema.ts";

const MODULE = "github.com/cert-manager/cert-manager@v1.21.2";
const FILES = { Certificate: "cert-manager.io_certificates.yaml", Issuer: "cert-manager.io_issuers.yaml" } as const;

/** Kinds of cert-manager that the chart may hold. */
export type CertManagerKind = keyof typeof FILES;

interface Definition {
  readonly spec: {
    readonly versions: readonly { name: string; schema: { openAPIV3Schema: Record<string, unknown> } }[];
  };
}

/** @returns why cert-manager's own CRDs cannot be had here, in a sentence; undefined where they can */
export async function certManagerIsMissing(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const go = await run(["go", "version"], { env }).catch(() => undefined);
  return go?.code === 0 ? undefined : "Go is not installed: cert-manager's CRDs come from its Go module";
}

/** Validators for cert-manager.io/v1, from the CRDs of the released module. Downloads it the first time. */
export async function certManagerValidators(
  env: NodeJS.ProcessEnv,
): Promise<Record<CertManagerKind, ValidateFunction>> {
  const answer = await mustRun(["go", "mod", "download", "-json", MODULE], { env, timeoutMs: 300_000 });
  const { Dir: folder } = JSON.parse(answer) as { Dir: string };
  return {
    Certificate: validator(join(folder, "deploy/crds", FILES.Certificate)),
    Issuer: validator(join(folder, "deploy/crds", FILES.Issuer)),
  };
}

function validator(path: string): ValidateFunction {
  const definition = parse(readFileSync(path, "utf8")) as Definition;
  const version = definition.spec.versions.find(({ name }) => name === "v1");
  if (!version) throw new Error(`${path} has no version v1`);
  return new Ajv({ allErrors: true, strict: false }).compile(plainJsonSchema(version.schema.openAPIV3Schema));
}
