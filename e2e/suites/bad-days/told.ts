import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { Condition } from "@keyward/crds/types/meta";
import { eventually } from "../../driver/eventually.ts";
import type { PodSidecar } from "../keys/pod-sidecar.ts";

const HELD_MS = 120_000;

type Read = () => Promise<{ status?: unknown }>;

/** @returns the condition once it reads so, as `True Reason: message` */
export function told(read: Read, type: string, said: RegExp, deadlineMs?: number): Promise<string> {
  const look = async () => {
    const { conditions } = ((await read()).status ?? {}) as { conditions?: Condition[] };
    const found = conditions?.find((condition) => condition.type === type);
    const text = `${found?.status} ${found?.reason}: ${found?.message}`;
    if (said.test(text)) return text;
    throw new Error(text);
  };
  return eventually(`${type} to say ${said}`, look, deadlineMs);
}

/** Until the sidecar has that version as the active one: its log names it for each set that it took over. */
export async function holds(sidecar: PodSidecar, key: string, active: number): Promise<void> {
  const said = new RegExp(`"key":"${key}"[^\\n]*"active":${active}\\b[^\\n]*key set received`);
  await eventually(`the sidecar to hold version ${active} of ${key}`, async () => said.test(sidecar.output), HELD_MS);
}

/** Every version as it was made, whatever its backend says of it now. */
export const asMade = ({ versions = [] }: CryptoKeyStatus) => versions.map(({ trouble: _, ...made }) => made);

/** Every version with its state: `1 Retired`. */
export const states = ({ versions = [] }: CryptoKeyStatus): string[] =>
  versions.map(({ version, state }) => `${version} ${state}`);
