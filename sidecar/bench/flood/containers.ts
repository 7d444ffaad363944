/** One that asks for all it can get, and one that asks once in a millisecond. */
export const CONTAINERS = ["noisy", "quiet"] as const;
export type Container = (typeof CONTAINERS)[number];

export const PARSEC_FILE = "parsec.sock";
