import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Page, Place } from "./page.ts";

type Pages = ReadonlyMap<string, Page>;

/** @returns a sentence for each link that leads nowhere; links out of the repository are not followed */
export function brokenLinks(root: string, pages: Pages): string[] {
  return [...pages.values()].flatMap((page) => inside(page).flatMap((link) => faultOf(root, pages, page, link)));
}

/** @returns the pages that nobody finds who starts at the first one; a link to a folder shows what lies in it */
export function unreachable(pages: Pages, first: string): string[] {
  const found = new Set([first]);
  for (const file of found) {
    const page = pages.get(file);
    for (const { text } of page === undefined ? [] : inside(page)) {
      const target = targetOf(file, text).file;
      for (const other of pages.keys()) if (other === target || dirname(other) === target) found.add(other);
    }
  }
  return [...pages.keys()].filter((file) => !found.has(file));
}

const inside = (page: Page) => page.links.filter(({ text }) => !/^\w+:/.test(text));

function targetOf(from: string, link: string): { file: string; anchor: string | undefined } {
  const [path, anchor] = link.split("#") as [string, string | undefined];
  return { file: path === "" ? from : join(dirname(from), path).replace(/\/$/, ""), anchor };
}

function faultOf(root: string, pages: Pages, page: Page, { text, line }: Place): string[] {
  const { file, anchor } = targetOf(page.file, text);
  if (!existsSync(join(root, file))) return [`${page.file}:${line}: there is no ${file}`];
  if (anchor === undefined || pages.get(file)?.anchors.has(anchor)) return [];
  return [`${page.file}:${line}: ${file} has no heading #${anchor}`];
}
