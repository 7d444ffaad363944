import type { CertificateRule, RequestFacts } from "@keyward/core/policy/certificate-contents";
import { Environment } from "@marcbachmann/cel-js";

/** Of loops within loops: with at most 64 names, the time of an evaluation stays in the milliseconds. */
const MAX_NESTED_LOOPS = 2;
const LOOPS: ReadonlySet<unknown> = new Set(["all", "exists", "exists_one", "filter", "map"]);
/** A regular expression can take for ever over a name that someone else chose. */
const REFUSED = "matches";

const LIMITS = { maxAstNodes: 512, maxDepth: 32, maxListElements: 64, maxMapEntries: 16, maxCallArguments: 8 };

const environment = new Environment({ unlistedVariablesAreDyn: false, limits: LIMITS })
  .registerVariable({
    name: "csr",
    schema: {
      subject: "string",
      commonNames: "list<string>",
      dnsNames: "list<string>",
      ipAddresses: "list<string>",
      emailAddresses: "list<string>",
      uris: "list<string>",
      keyType: "string",
      keyBits: "int",
    },
  })
  .registerVariable({ name: "caller", schema: { namespace: "string", container: "string", pod: "string" } });

/** @returns the compiled rule, or what is wrong with the expression */
export function compileExpression({
  name,
  expression,
}: {
  name: string;
  expression: string;
}): CertificateRule | string {
  const program = parse(expression);
  if (typeof program === "string") return program;
  const { valid, type, error } = program.check();
  if (!valid) return `not a valid expression: ${textOf(error)}`;
  if (type !== "bool") return `gives ${type}, not a truth value`;
  const fault = shapeFault(program.ast, 0);
  return fault ?? { name, holds: (facts) => holds(program, facts) };
}

type Program = ReturnType<typeof environment.parse>;

function parse(expression: string): Program | string {
  try {
    return environment.parse(expression);
  } catch (error) {
    return `not an expression: ${textOf(error)}`;
  }
}

function holds(program: Program, { csr, caller }: RequestFacts): boolean {
  try {
    return program({ csr: { ...csr, keyBits: BigInt(csr.keyBits) }, caller }) === true;
  } catch {
    return false;
  }
}

/** Walks the syntax tree: operators have `op` and `args`. */
function shapeFault(node: unknown, loops: number): string | undefined {
  if (typeof node !== "object" || node === null) return undefined;
  if (Array.isArray(node)) return firstFault(node, loops);
  const { op, args } = node as { op?: unknown; args?: unknown };
  const called = op === "rcall" || op === "call" ? (args as readonly unknown[])[0] : undefined;
  if (called === REFUSED) return "matches is not offered; use startsWith, endsWith, contains or ==";
  const depth = loops + (LOOPS.has(called) ? 1 : 0);
  if (depth > MAX_NESTED_LOOPS) return `more than ${MAX_NESTED_LOOPS} loops within each other`;
  return shapeFault(args, depth);
}

function firstFault(nodes: readonly unknown[], loops: number): string | undefined {
  for (const node of nodes) {
    const fault = shapeFault(node, loops);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function textOf(error: unknown): string {
  const { summary, message } = (error ?? {}) as { summary?: string; message?: string };
  return summary ?? message?.split("\n")[0] ?? "no reason given";
}
