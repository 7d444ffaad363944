import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Page, parsePage } from "./page.ts";

/** Where pages are written by hand, or made from what is. */
const PAGES = ["*.md", "*/*.md", "docs/**/*.md"];
const NOT_OURS = ["node_modules", "dist"];

/** Every page of the repository, by its path. */
export function readDocumentation(root: string): ReadonlyMap<string, Page> {
  const files = globSync(PAGES, { cwd: root, exclude: NOT_OURS });
  return new Map(files.sort().map((file) => [file, parsePage(file, readFileSync(join(root, file), "utf8"))]));
}
