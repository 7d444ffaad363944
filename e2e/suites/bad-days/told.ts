import type { CryptoKeyStatus } from "@keyward/crds/types/crypto-key";
import type { Condition } from "@keyward/crds/types/meta";
import { eventually } from "../../driver/eventually.ts";

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

/** Every version as it was made, whatever its backend says of it now. */
export const asMade = ({ versions = [] }: CryptoKeyStatus) => versions.map(({ trouble: _, ...made }) => made);

/** Every version with its state: `1 Retired`. */
export const states = ({ versions = [] }: CryptoKeyStatus): string[] =>
  versions.map(({ version, state }) => `${version} ${state}`);
