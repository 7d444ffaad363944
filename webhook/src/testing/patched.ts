import assert from "node:assert/strict";
import jsonPatch, { type Operation } from "fast-json-patch";
import { type Injection, mutatePod, type Place } from "../mutate/mutate-pod.ts";
import type { Pod } from "../pod/pod.ts";
import { CONFIG, SHOP } from "./example-pod.ts";

/** The pod as the API server has it once our patch is applied, by a foreign implementation of RFC 6902. */
export function patched(pod: Pod, place: Place = SHOP): Pod {
  const injection = mutatePod(pod, place, CONFIG);
  assert.equal(injection.kind, "patch", JSON.stringify(injection));
  return applied(pod, injection);
}

export function applied(pod: Pod, injection: Injection): Pod {
  if (injection.kind !== "patch") return pod;
  const operations = structuredClone(injection.patch) as Operation[];
  return jsonPatch.applyPatch(structuredClone(pod), operations, true).newDocument;
}
