import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { type BuildOptions, build, type Metafile } from "esbuild";
import { workerCode } from "./worker-code.ts";

export type Bundle = {
  readonly code: Buffer;
  /** The bundler's account of every file that went in. */
  readonly metafile: Metafile;
};

/** CommonJS packages call require for node's own modules, which an ES module has to make first. The name must be nobody else's. */
const REQUIRE =
  'import{createRequire as keywardCreateRequire}from"node:module";const require=keywardCreateRequire(import.meta.url);\n';

/** What there is only when running from the sources: programs say so where it is asked for, and no image grows by it. */
const SOURCES_ONLY = ["./sidecar/src/front/grpc-js/*", "@keyward/provider-os-key-store/*"];

/**
 * One ES module with everything in it.
 * @param entry source file, absolute or relative to `root`
 * @throws Error with the bundler's own messages, file and line
 */
export async function bundle(root: string, entry: string): Promise<Bundle> {
  if (!existsSync(resolve(root, entry)))
    throw new Error(`${entry} does not exist, so there is no program to put into an image`);
  const options = optionsOf(root);
  const workers: Metafile[] = [];
  const result = await build({ ...options, entryPoints: [entry], plugins: [workerCode(options, workers)] });
  const [output] = result.outputFiles;
  return {
    code: Buffer.from(ascii(`${needsRequire(result.metafile) ? REQUIRE : ""}${output!.text}`)),
    metafile: withInputsOf(result.metafile, workers),
  };
}

function optionsOf(root: string) {
  return {
    absWorkingDir: root,
    outfile: "main.mjs",
    bundle: true,
    external: SOURCES_ONLY,
    write: false,
    metafile: true,
    platform: "node",
    target: "node26",
    format: "esm",
    // Names of functions and classes stay: they are in stack traces, and error classes are told apart by them.
    minifyWhitespace: true,
    minifySyntax: true,
    // Node prints the source line of a crash; without a limit that is the whole program.
    lineLimit: 160,
    charset: "utf8",
    legalComments: "none",
    logLevel: "silent",
    define: {
      // Some packages send stack traces to clients unless they are told that this is production.
      "process.env.NODE_ENV": '"production"',
      // CommonJS packages name their own folder, for files that nobody asks for here: that of the program will do. Only what no module
      // declares is replaced.
      __dirname: "import.meta.dirname",
    },
  } as const satisfies BuildOptions;
}

/** What is inside of a thread's program is inside of the bundle. */
function withInputsOf(metafile: Metafile, workers: readonly Metafile[]): Metafile {
  const inputs = Object.assign({}, ...workers.map((worker) => worker.inputs), metafile.inputs);
  return { ...metafile, inputs };
}

/**
 * V8 keeps a source with one character beyond Latin-1 in two bytes for each character, and all of it for as long as it runs. What is
 * left after minifying stands in strings and regular expressions, where an escape means the same.
 */
function ascii(text: string): string {
  return text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

function needsRequire(metafile: Metafile): boolean {
  return Object.values(metafile.outputs).some(({ imports }) => imports.some(({ kind }) => kind === "require-call"));
}

/** @returns one line for each excluded package that is in, with the file that imports it: empty is good */
export function packagesInside(metafile: Metafile, packageName: string): string[] {
  const folder = `node_modules/${packageName}/`;
  const lines: string[] = [];
  for (const [importer, { imports }] of Object.entries(metafile.inputs)) {
    if (importer.includes(folder)) continue;
    for (const { path } of imports) if (path.includes(folder)) lines.push(`${importer} imports ${path}`);
  }
  return lines;
}
