import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { TESTED_KINDS } from "@keyward/crds/testing/kinds";
import { readDocumentation } from "./documentation.ts";
import { faultyExamples } from "./examples.ts";
import { brokenLinks, unreachable } from "./links.ts";
import { absentPaths, absentScripts } from "./paths.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const KINDS = new Map(Object.entries(TESTED_KINDS).map(([kind, { validate }]) => [kind, validate]));

const POLICY = "apiVersion: keyward.dev/v1alpha1\nkind: KeyPolicy\nmetadata: {name: a}\nspec: {algoritm: AES-256}";

describe("the documentation", () => {
  const pages = readDocumentation(ROOT);
  const all = [...pages.values()];
  const { scripts } = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));

  it("has links that lead somewhere", () => assert.deepEqual(brokenLinks(ROOT, pages), []));

  it("is found from README.md, every page of it", () => assert.deepEqual(unreachable(pages, "README.md"), []));

  it("names only paths that exist", () =>
    assert.deepEqual(
      all.flatMap((page) => absentPaths(ROOT, page)),
      [],
    ));

  it("names only scripts that exist", () =>
    assert.deepEqual(
      all.flatMap((page) => absentScripts(page, new Set(Object.keys(scripts)))),
      [],
    ));

  it("shows only objects that the API server takes", () =>
    assert.deepEqual(
      all.flatMap((page) => faultyExamples(page, KINDS)),
      [],
    ));
});

describe("what is wrong with a page", () => {
  const FILES = {
    "README.md":
      "# Start\n\n[a](docs/a.md#the-end) [b](docs/b.md) [c](#stop) `docs/gone.ts`, `docs/{a,b}.md`, `npm run fly`\n",
    "docs/a.md": "# The end\n\n```yaml\nkind: [\n```\n\n```\n[no link](x.md)\n```\n",
    "docs/lost.md": `\`\`\`yaml\n${POLICY}\n\`\`\`\n`,
  };
  let root: string;
  let pages: ReturnType<typeof readDocumentation>;
  const page = (file: keyof typeof FILES) => pages.get(file)!;

  before(() => {
    root = mkdtempSync(join(tmpdir(), "keyward-docs-"));
    for (const [file, text] of Object.entries(FILES)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    pages = readDocumentation(root);
  });
  after(() => rmSync(root, { recursive: true }));

  it("is a link to no page, and to no heading; in a block of code there are no links", () =>
    assert.deepEqual(brokenLinks(root, pages), [
      "README.md:3: there is no docs/b.md",
      "README.md:3: README.md has no heading #stop",
    ]));

  it("is that nothing leads to it", () => assert.deepEqual(unreachable(pages, "README.md"), ["docs/lost.md"]));

  it("is a path, or a script, that is not there", () => {
    assert.deepEqual(absentPaths(root, page("README.md")), ["README.md:3: there is no docs/gone.ts"]);
    assert.deepEqual(absentScripts(page("README.md"), new Set(["test"])), ["README.md:3: there is no npm run fly"]);
  });

  it("is YAML that cannot be read, and an object with a field that its kind does not have", () => {
    assert.match(faultyExamples(page("docs/a.md"), KINDS).join(), /^docs\/a\.md:3: Flow sequence/);
    assert.match(
      faultyExamples(page("docs/lost.md"), KINDS).join(),
      /^docs\/lost\.md:1: KeyPolicy spec\.algoritm: is no field/,
    );
  });
});
