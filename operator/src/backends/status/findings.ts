import { developmentTraits } from "@keyward/crds/compile/development-traits";
import { type Finding, finding, someOf } from "../../status/finding.ts";
import type { SlotView } from "../slot-view.ts";

/** What is to be said about a backend, one finding for each condition. */
export function backendFindings(view: SlotView, orphans: readonly string[] | undefined): Finding[] {
  return [ready(view), development(view), breaker(view), orphaned(orphans)];
}

function ready({ fault, health, current, capabilities }: SlotView): Finding {
  if (fault !== undefined) {
    const still = capabilities !== undefined && !current ? "; calls go on as the spec before said" : "";
    return finding("Ready", "False", fault.fault, `${fault.message}${still}`);
  }
  if (!current || health === undefined) return finding("Ready", "False", "Opening", "it is being opened");
  return finding("Ready", "True", "Answers", "it answers and permits what is needed");
}

function development({ spec }: SlotView): Finding {
  if (spec.development !== true) {
    return finding("Development", "False", "Production", "what no production has is refused");
  }
  const traits = developmentTraits(spec);
  const has = traits.length === 0 ? "nothing of it is used" : `in use: ${traits.join(", ")}`;
  return finding(
    "Development",
    "True",
    "DevelopmentPermitted",
    `development: true permits static credentials, plain HTTP and a key-encryption key in a Secret; ${has}. Next: remove it where production keys live`,
  );
}

function breaker({ heldBack }: SlotView): Finding {
  const [first] = heldBack;
  if (first === undefined) return finding("BreakerOpen", "False", "CallsPass", "calls of every namespace pass");
  const names = someOf(heldBack.map(({ namespace }) => namespace));
  const message = `calls of ${names} are held back until one of them succeeds: ${first.cause.message}`;
  return finding("BreakerOpen", "True", "CallsHeldBack", message);
}

function orphaned(orphans: readonly string[] | undefined): Finding {
  if (orphans === undefined) return finding("Orphans", "False", "NotCounted", "nobody has looked for orphans yet");
  if (orphans.length === 0) return finding("Orphans", "False", "NoOrphans", "every key in it belongs to a CryptoKey");
  const message = `${orphans.length} keys bear this cluster's mark and belong to no CryptoKey: ${someOf(orphans)}. Next: find out whose they were; they are never deleted by themselves`;
  return finding("Orphans", "True", "OrphansFound", message);
}
