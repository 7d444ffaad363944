import { readFile, stat } from "node:fs/promises";
import { KeywardError } from "@keyward/core/errors/keyward-error";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { faultText } from "@keyward/crds/validate/fault";
import { parseAllDocuments } from "yaml";
import { readBrokerProfiles } from "./broker/broker-profiles.ts";
import { type Snapshot, snapshotOf, snapshotOfAll } from "./holder.ts";

/** etcd takes no larger object, and no file of profiles is near it. */
const MAX_FILE_BYTES = 1024 * 1024;

export interface ProfileFile {
  readonly snapshot: Snapshot;
  /** Accepted, but to be looked at. */
  readonly warnings: readonly string[];
}

/**
 * Reads a file that holds one CryptoProfile, or a crypto-broker list of profiles.
 * @throws INVALID_ARGUMENT whose message lists every fault
 */
export async function readProfileFile(path: string): Promise<ProfileFile> {
  const documents = parseYaml(await readText(path));
  const [first] = documents;
  if (Array.isArray(first)) return readList(documents, first);
  if (documents.length !== 1)
    throw invalid(`${path} holds ${documents.length} documents; it must be one CryptoProfile`);
  const compiled = compileProfile(first);
  if ("faults" in compiled)
    throw invalid(`${path} is no valid CryptoProfile: ${compiled.faults.map(faultText).join("; ")}`);
  return { snapshot: snapshotOf(compiled.profile), warnings: [] };
}

function readList(documents: readonly unknown[], entries: readonly unknown[]): ProfileFile {
  const { profiles, faults, warnings } = readBrokerProfiles(entries);
  const all = documents.length === 1 ? faults : [...faults, "there is more than one YAML document"];
  if (profiles.length === 0) throw invalid("the list of profiles is empty");
  if (all.length > 0) throw invalid(all.join("; "));
  return { snapshot: snapshotOfAll(profiles), warnings };
}

async function readText(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size > MAX_FILE_BYTES) throw new Error(`it has ${size} bytes, the most is ${MAX_FILE_BYTES}`);
    return await readFile(path, "utf8");
  } catch (error) {
    throw invalid(`could not open file: ${path}: ${(error as Error).message}`);
  }
}

/** Empty documents do not count: a trailing `---` is no mistake. */
function parseYaml(text: string): unknown[] {
  // Merge keys, as the parsers of Kubernetes and of the crypto-broker know them.
  const documents = parseAllDocuments(text, { merge: true });
  const parsed = "empty" in documents ? [] : documents;
  const [error] = parsed.flatMap((document) => document.errors);
  if (error !== undefined) throw invalid(`could not unmarshal YAML profile, err: ${error.message}`);
  return parsed.map((document) => toPlain(document)).filter((value) => value !== null);
}

function toPlain(document: { toJS(options: { maxAliasCount: number }): unknown }): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw invalid(`could not unmarshal YAML profile, err: ${(error as Error).message}`);
  }
}

function invalid(message: string): KeywardError {
  return new KeywardError("INVALID_ARGUMENT", message);
}
