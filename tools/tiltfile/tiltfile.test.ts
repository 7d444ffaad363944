import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { KEYWARD_VERSION } from "@keyward/core/contract/version";
import { PROGRAMS } from "../images/program.ts";

interface Call {
  readonly name: string;
  readonly line: number;
  readonly arguments: Readonly<Record<string, unknown>>;
}

const ROOT = join(import.meta.dirname, "..", "..");
const GO = spawnSync("go", ["version"]).status === 0;
const skip = GO ? false : "Go is missing, which runs the Tiltfile as Starlark: install it from https://go.dev/dl";
/** Made by the loop itself; not in the repository. */
const MADE_BY_THE_LOOP = "dist/live";

/** The arguments that are paths of the repository, by builtin. */
const PATH_ARGUMENTS: Readonly<Record<string, readonly string[]>> = {
  docker_build: ["context", "dockerfile"],
  helm: ["pathToChartDir"],
  k8s_yaml: ["yaml"],
  local_resource: ["deps"],
  sync: ["local_path"],
};

function run(file: string) {
  const cwd = import.meta.dirname;
  return spawnSync("go", ["run", ".", file], { cwd, encoding: "utf8", timeout: 300_000 });
}

function pathsOf(call: Call): string[] {
  const values = (PATH_ARGUMENTS[call.name] ?? []).flatMap((name) => call.arguments[name] ?? []);
  return values.map(String).filter((value) => !value.startsWith("a blob"));
}

/** Files in a command line of a local_resource: what has a slash, a dot and no place outside. */
function filesInCommand(call: Call): string[] {
  const words = [call.arguments.cmd ?? []].flat().flatMap((part) => String(part).split(/[\s"]+/));
  return words.filter((word) => /^[\w.-]+(\/[\w.-]+)+$/.test(word) && /\.\w+$|Containerfile$/.test(word));
}

describe("the Tiltfile", { skip }, () => {
  let calls: Call[] = [];
  const named = (name: string) => calls.filter((call) => call.name === name);

  before(() => {
    const { status, stdout, stderr } = run(join(ROOT, "Tiltfile"));
    assert.equal(status, 0, stderr);
    calls = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  });

  it("names only paths that exist", () => {
    const paths = calls.flatMap((call) => [...pathsOf(call), ...filesInCommand(call)].map((path) => ({ path, call })));
    assert.ok(paths.length > 20, `only ${paths.length} paths were found`);
    const absent = paths.filter(({ path }) => !path.startsWith(MADE_BY_THE_LOOP) && !existsSync(join(ROOT, path)));
    assert.deepEqual(
      absent.map(({ path, call }) => `line ${call.line}: ${path}`),
      [],
    );
  });

  it("keeps operator, webhook and sidecar live", () => {
    const bundled = named("local_resource").map((call) => String(call.arguments.name));
    for (const program of ["operator", "webhook", "sidecar"]) {
      assert.ok(PROGRAMS.has(program));
      assert.ok(bundled.includes(`bundle-${program}`), program);
    }
    assert.deepEqual(
      named("sync").map((call) => call.arguments.local_path),
      ["dist/live/operator.mjs", "dist/live/webhook.mjs"],
    );
    const sidecar = named("local_resource").find((call) => call.arguments.name === "sidecar");
    assert.deepEqual(sidecar?.arguments.deps, ["dist/live/sidecar.mjs"]);
  });

  it("waits only for resources that there are", () => {
    const workloads = ["keyward-operator", "keyward-webhook", "checkout"];
    const names = [...workloads, ...named("local_resource").map((call) => String(call.arguments.name))];
    for (const call of calls) {
      for (const wanted of [call.arguments.resource_deps ?? []].flat())
        assert.ok(names.includes(String(wanted)), String(wanted));
    }
  });

  it("writes where its images start the program from", () => {
    const containerfile = readFileSync(join(import.meta.dirname, "Containerfile"), "utf8");
    for (const { arguments: step } of named("sync"))
      assert.ok(containerfile.includes(`node --watch ${step.remote_path} `));
  });

  it("loads the images that chart and demo ask for", () => {
    const commands = named("local_resource").map((call) => String(call.arguments.cmd));
    for (const image of ["sidecar", "demo-app"]) {
      assert.ok(
        commands.some((command) => command.includes(`-t keyward.dev/${image}:${KEYWARD_VERSION} `)),
        image,
      );
    }
  });
});

describe("the reader of the Tiltfile", { skip }, () => {
  const refused = (text: string): string => {
    const folder = mkdtempSync(join(tmpdir(), "keyward-tiltfile-"));
    try {
      const file = join(folder, "Tiltfile");
      writeFileSync(file, text);
      const { status, stderr } = run(file);
      assert.equal(status, 1);
      return stderr;
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  it("refuses what is no Starlark, with the place", () => {
    assert.match(refused("k8s_yaml(\n"), /Tiltfile:2:1/);
  });

  it("refuses a builtin and an argument that Tilt does not have", () => {
    assert.match(refused("dokcer_build('a', '.')"), /undefined: dokcer_build/);
    assert.match(refused("local_resource('a', comand='b')"), /unexpected keyword argument "comand"/);
    assert.match(refused("docker_build('a')"), /missing argument for context/);
  });
});
