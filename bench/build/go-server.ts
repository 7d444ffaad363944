import { globSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { command } from "./command.ts";
import { type BuildPlace, buildGo, type Go } from "./go-program.ts";

const ROOT = join(import.meta.dirname, "../..");
const PROTO = join(ROOT, "proto");
const PACKAGE = "keyward/v1";
const GENERATED = "gen";
const MODULE = "keyward.dev/bench/goserver";
const PLUGINS = ["protoc-gen-go", "protoc-gen-go-grpc"];
const BUF_TIMEOUT_MS = 60_000;

/** The server in Go, with stubs of the same proto files that Keyward serves. @returns its path */
export function buildGoServer(place: BuildPlace): Promise<string> {
  const dir = join(import.meta.dirname, "../peers/go");
  const inputs = globSync(join(PROTO, PACKAGE, "*.proto")).sort();
  return buildGo({ name: "go-server", dir, inputs, prepare: (copy, go) => generate(copy, go, place.signal) }, place);
}

async function generate(copy: string, go: Go, signal: AbortSignal): Promise<void> {
  const bin = join(copy, "bin");
  await mkdir(bin);
  await go(copy, "build", "-o", bin, "tool");
  const template = join(copy, "buf.json");
  await writeFile(template, JSON.stringify(templateOf(bin)));
  const paths = ["--template", template, "--path", join(PROTO, PACKAGE), "--output", copy];
  await command([join(ROOT, "node_modules/.bin/buf"), "generate", PROTO, ...paths], {
    cwd: copy,
    timeoutMs: BUF_TIMEOUT_MS,
    signal,
    missing: "buf is missing: run npm ci",
  });
}

function templateOf(bin: string): unknown {
  return {
    version: "v2",
    managed: {
      enabled: true,
      override: [{ file_option: "go_package_prefix", value: `${MODULE}/${GENERATED}` }],
    },
    plugins: PLUGINS.map((name) => ({ local: join(bin, name), out: GENERATED, opt: ["paths=source_relative"] })),
  };
}
