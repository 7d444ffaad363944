import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "node:test";
import { fileURLToPath } from "node:url";
import { GO_BUILD_FLAGS } from "./native/health-probe.ts";
import { entrypointOf, envOf, IMAGE_USER, PROBE_PATH, PROGRAMS } from "./program.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

type Instruction = { readonly keyword: string; readonly argument: string };

function parseContainerfile(text: string): Instruction[] {
  const lines = text
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("#"));
  return lines.map((line) => {
    const match = /^([A-Z]+)\s+(.+)$/.exec(line);
    assert.ok(match, `not an instruction: ${line}`);
    return { keyword: match[1]!, argument: match[2]! };
  });
}

const containerfileOf = (entry: string) => join(entry.replace(/\/src\/main\.ts$|\/main\.ts$/, ""), "Containerfile");

for (const program of PROGRAMS.values()) {
  const path = containerfileOf(program.entry);
  const skip = existsSync(join(ROOT, path)) ? false : `${path} does not exist`;
  const instructions = skip ? [] : parseContainerfile(readFileSync(join(ROOT, path), "utf8"));
  const all = (keyword: string) =>
    instructions.filter((one) => one.keyword === keyword).map(({ argument }) => argument);

  test(`${path} copies only what there is`, { skip }, () => {
    const sources = all("COPY")
      .filter((argument) => !argument.startsWith("--from="))
      .flatMap((argument) => argument.split(/\s+/).slice(0, -1));
    assert.ok(sources.length > 0);
    for (const source of sources) assert.ok(existsSync(join(ROOT, source)), `${source} does not exist`);
  });

  test(`${path} copies every workspace that npm ci looks for`, { skip }, () => {
    const { workspaces } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { workspaces: string[] };
    const sources = all("COPY").flatMap((argument) => argument.split(/\s+/).slice(0, -1));
    for (const workspace of workspaces) {
      assert.ok(
        sources.some((source) => `${workspace}/`.startsWith(source)),
        `${workspace} is missing`,
      );
    }
  });

  test(`${path} ends in the image that the archive builder makes`, { skip }, () => {
    assert.equal(all("FROM").at(-1), "scratch");
    assert.deepEqual(all("USER"), [IMAGE_USER]);
    assert.match(IMAGE_USER, /^[1-9]\d*:[1-9]\d*$/);
    assert.deepEqual(
      all("ENTRYPOINT").map((argument) => JSON.parse(argument)),
      [entrypointOf(program)],
    );
    assert.deepEqual(all("ENV"), [...envOf(program)]);
    assert.equal(
      all("COPY").some((argument) => argument.endsWith(` /${PROBE_PATH}`)),
      program.healthProbe,
    );
  });

  test(`${path} builds with the versions and flags of the repository`, { skip }, () => {
    const node = JSON.parse(readFileSync(join(ROOT, "node_modules/node/package.json"), "utf8")).version.split(".")[0];
    assert.ok(all("FROM").some((argument) => argument.includes(`/node:${node}-`)));
    const compile = all("RUN").find((argument) => argument.includes("go build"));
    if (program.healthProbe) for (const flag of GO_BUILD_FLAGS) assert.ok(compile?.includes(flag), flag);
  });
}
