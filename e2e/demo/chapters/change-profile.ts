import { AppLog } from "../../driver/app-log.ts";
import { applyNow } from "../../driver/apply-now.ts";
import { manifest, NAMESPACE, type Scene } from "../scene.ts";

export async function changeProfile({ cluster, narrator }: Scene, pod: string): Promise<number> {
  narrator.chapter(
    "Change the algorithm of a running fleet",
    "The profile's default goes from SHA3-512 to SHA-256. No restart, no roll-out, no change in the application.",
  );
  using log = new AppLog(cluster, { namespace: NAMESPACE, pod });
  const before = await log.first((line) => line.algorithm === "SHA3-512");
  narrator.line(
    `generation ${before.generation}: the application gets ${before.algorithm} (${before.calls} calls, ${before.failed} failed)`,
  );
  const changed = (await manifest("profile.yaml")).replace("default: SHA3-512", "default: SHA-256");
  const sentAtMs = Date.now();
  await applyNow(cluster, changed);
  const after = await log.first((line) => line.algorithm === "SHA-256");
  const reloadMs = after.at - sentAtMs;
  narrator.line(
    `generation ${after.generation}: the same process got ${after.algorithm} ${reloadMs} ms after the change was sent`,
  );
  narrator.line(`${after.calls} calls so far, ${after.failed} failed, ${after.mixed} mixed`);
  if (after.failed + after.mixed > 0) throw new Error("calls failed or mixed two states of the profile");
  return reloadMs;
}
