import { readFile, rename, rm, writeFile } from "node:fs/promises";
import type { KubeObject } from "@keyward/kube/watch/kube-object";

/**
 * The last state of the profile that was in force, on the private part of the pod's memory volume: it outlives the
 * container, not the pod. Nothing in it is secret.
 */
export class LastGood {
  readonly #path: string;
  /** Writes come one after the other, so the last state wins. */
  #writing: Promise<void> = Promise.resolve();
  #kept = "";

  /** @param path in a directory that only this user can enter */
  constructor(path: string) {
    this.#path = path;
  }

  /** Keeps a state in the background. @param onError gets what the disk said; calls go on without a copy */
  keep(object: KubeObject, onError: (error: Error) => void): void {
    const text = JSON.stringify(essence(object));
    if (text === this.#kept) return;
    this.#kept = text;
    this.#writing = this.#writing.then(() => this.#write(text)).catch(onError);
  }

  /** @returns the state, to be judged like any other; undefined if there is none or the file holds no object */
  async load(): Promise<KubeObject | undefined> {
    try {
      const object: unknown = JSON.parse(await readFile(this.#path, "utf8"));
      return isObject(object) && isObject(object.metadata) ? (object as unknown as KubeObject) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Resolves once what was kept is written. */
  settled(): Promise<void> {
    return this.#writing;
  }

  /** Aside, then renamed: a process that dies meanwhile leaves the old state or the new one, never half of one. */
  async #write(text: string): Promise<void> {
    const aside = `${this.#path}.new`;
    await rm(aside, { force: true });
    await writeFile(aside, text, { mode: 0o600, flag: "wx" });
    await rename(aside, this.#path);
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What the sidecar needs to begin again: the profile, and where the operator was. */
function essence(object: KubeObject): object {
  const { apiVersion, kind, metadata, spec, status } = object as KubeObject & {
    spec?: unknown;
    status?: { agent?: unknown };
  };
  const { name, namespace, uid, generation } = metadata;
  return { apiVersion, kind, metadata: { name, namespace, uid, generation }, spec, status: { agent: status?.agent } };
}
