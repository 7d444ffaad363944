import type { MeasurementName } from "./arguments.ts";
import type { Bench } from "./bench.ts";
import type { FigureKey, Outcome } from "./figure.ts";
import { measureImage } from "./measure/image.ts";
import { measurePodStart } from "./measure/pod-start.ts";
import { measureReload } from "./measure/reload.ts";
import { measureSidecarMemory } from "./measure/sidecar-memory.ts";
import { measureWebhook } from "./measure/webhook.ts";

export interface Measurement {
  readonly figures: readonly FigureKey[];
  readonly measure: (bench: Bench) => Promise<Outcome>;
}

export const MEASUREMENTS: Readonly<Record<MeasurementName, Measurement>> = {
  image: { figures: ["imageMb"], measure: measureImage },
  podStart: { figures: ["podStartAddedMs"], measure: measurePodStart },
  sidecarMemory: { figures: ["sidecarIdleMb", "sidecarLoadMb"], measure: measureSidecarMemory },
  webhook: { figures: ["webhookP99Ms"], measure: measureWebhook },
  reload: { figures: ["reloadP99Ms"], measure: measureReload },
};
