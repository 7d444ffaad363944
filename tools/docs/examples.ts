import type { Fault } from "@keyward/crds/validate/fault";
import { parseAllDocuments } from "yaml";
import type { Page } from "./page.ts";

type Validate = (object: unknown) => readonly Fault[];

const GROUP = "keyward.dev/";

interface Example {
  readonly apiVersion?: string;
  readonly kind?: string;
}

/** @returns a sentence for each fault of the YAML on a page: what is no YAML, and objects of ours that the API server would refuse */
export function faultyExamples(page: Page, kinds: ReadonlyMap<string, Validate>): string[] {
  const blocks = page.blocks.filter(({ language }) => language === "yaml");
  return blocks.flatMap(({ text, line }) => faultsOf(text, kinds).map((fault) => `${page.file}:${line}: ${fault}`));
}

function faultsOf(text: string, kinds: ReadonlyMap<string, Validate>): string[] {
  return parseAllDocuments(text).flatMap((document) => {
    if (document.errors.length > 0) return document.errors.map(({ message }) => message);
    const example = document.toJS() as Example | null;
    return example?.apiVersion?.startsWith(GROUP) ? judged(example, kinds) : [];
  });
}

function judged(example: Example, kinds: ReadonlyMap<string, Validate>): string[] {
  const validate = kinds.get(example.kind ?? "");
  if (validate === undefined) return [`there is no kind ${example.kind}`];
  return validate(example).map(({ path, message }) => `${example.kind} ${path}: ${message}`);
}
