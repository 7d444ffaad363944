import { globSync, readdirSync } from "node:fs";
import type { Page, Place } from "./page.ts";

/** What builds and runs make: named by pages, not in the repository. */
const MADE = /^dist\//;
const SCRIPT = /npm run ([\w:-]+)/g;

/** @returns a sentence for each path of this repository, in backticks or after `node`, that is not there */
export function absentPaths(root: string, page: Page): string[] {
  const folders = new Set(readdirSync(root));
  const here = (path: string) => folders.has(path.split("/")[0] as string) && path.includes("/") && !MADE.test(path);
  const named = mentioned(page).filter(({ text }) => here(text));
  const absent = named.filter(({ text }) => globSync(text, { cwd: root }).length === 0);
  return absent.map(({ text, line }) => `${page.file}:${line}: there is no ${text}`);
}

/** @returns a sentence for each script that `npm run` would not find */
export function absentScripts(page: Page, scripts: ReadonlySet<string>): string[] {
  const places = [...page.codeSpans, ...page.blocks].flatMap(({ text, line }) =>
    [...text.matchAll(SCRIPT)].map((match) => ({ text: match[1] as string, line })),
  );
  return places
    .filter(({ text }) => !scripts.has(text))
    .map(({ text, line }) => `${page.file}:${line}: there is no npm run ${text}`);
}

/** A path is a word of code with slashes that begins with a folder of ours; `*` and `{a,b}` stand for what they match. */
function mentioned(page: Page): Place[] {
  return [...page.codeSpans, ...page.blocks].flatMap(({ text, line }) =>
    text
      .split(/[\s"'=]+/)
      .filter((word) => /^[\w./*{},-]+$/.test(word))
      .map((word) => ({ text: word.replace(/[.,]+$/, ""), line })),
  );
}
