import { annotate } from "./chapters/annotate.ts";
import { askForForbidden } from "./chapters/ask-for-forbidden.ts";
import { changeProfile } from "./chapters/change-profile.ts";
import { countRestarts } from "./chapters/count-restarts.ts";
import { govern } from "./chapters/govern.ts";
import { install } from "./chapters/install.ts";
import { rotateKey } from "./chapters/rotate-key.ts";
import { signCertificate } from "./chapters/sign-certificate.ts";
import type { Scene } from "./scene.ts";

/** What the demo saw, for scripts. */
export interface DemoResult {
  /** From sending the changed profile to the first answer under it, in the same process. */
  readonly reloadMs: number;
  /** Of all containers of the pod, at the end. */
  readonly restarts: number;
  readonly certificateVerified: boolean;
  /** Path of the rule that refused the forbidden algorithm. */
  readonly refusedRule: string;
  /** From asking for a new version of a key to the first signature by it, in the same process. */
  readonly rotationMs: number;
}

/** The main job, start to end, on a cluster that is up. Throws when anything is not as told. */
export async function tellStory(scene: Scene): Promise<DemoResult> {
  await install(scene);
  await govern(scene);
  const pod = await annotate(scene);
  const certificateVerified = await signCertificate(scene, pod);
  const reloadMs = await changeProfile(scene, pod);
  const refusedRule = await askForForbidden(scene, pod);
  const rotationMs = await rotateKey(scene, pod);
  const restarts = await countRestarts(scene, pod);
  return { reloadMs, restarts, certificateVerified, refusedRule, rotationMs };
}
