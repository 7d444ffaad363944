import { type AgentStream, ENDS, type StreamEnd } from "./agent-stream.ts";

/** Every admitted stream, by pod and by profile. */
export class Streams {
  readonly #byPod = new Map<string, Set<AgentStream>>();
  readonly #byProfile = new Map<string, Set<AgentStream>>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(stream: AgentStream): void {
    this.#byPod.getOrInsertComputed(stream.identity.podUid, () => new Set()).add(stream);
    this.#byProfile.getOrInsertComputed(stream.profileKey, () => new Set()).add(stream);
    this.#size += 1;
  }

  remove(stream: AgentStream): void {
    if (!this.#byPod.get(stream.identity.podUid)?.has(stream)) return;
    discard(this.#byPod, stream.identity.podUid, stream);
    discard(this.#byProfile, stream.profileKey, stream);
    this.#size -= 1;
  }

  countOfPod(podUid: string): number {
    return this.#byPod.get(podUid)?.size ?? 0;
  }

  ofProfile(key: string): AgentStream[] {
    return [...(this.#byProfile.get(key) ?? [])];
  }

  /** Keys of the profiles that somebody is connected for. */
  profiles(): string[] {
    return [...this.#byProfile.keys()];
  }

  all(): AgentStream[] {
    return [...this.#byProfile.values()].flatMap((streams) => [...streams]);
  }

  endPod(podUid: string): void {
    for (const stream of [...(this.#byPod.get(podUid) ?? [])]) this.#end(stream, ENDS.podGone);
  }

  endAll(reason: StreamEnd): void {
    for (const stream of this.all()) this.#end(stream, reason);
  }

  #end(stream: AgentStream, reason: StreamEnd): void {
    this.remove(stream);
    stream.end(reason);
  }
}

function discard(map: Map<string, Set<AgentStream>>, word: string, stream: AgentStream): void {
  const streams = map.get(word);
  streams?.delete(stream);
  if (streams?.size === 0) map.delete(word);
}
