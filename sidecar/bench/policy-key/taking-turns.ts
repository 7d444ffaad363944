/** What signs one message with either key. */
export interface Signers {
  ephemeral(): unknown;
  policy(): unknown;
}

/** Milliseconds for a signature, of each round. */
export interface SigningTimes {
  readonly ephemeral: readonly number[];
  readonly policy: readonly number[];
}

const ROUNDS = 30;

/** @param calls with one key before it is the other's turn */
export async function takingTurns(signers: Signers, calls: number): Promise<SigningTimes> {
  const times = { ephemeral: [] as number[], policy: [] as number[] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const key of ["ephemeral", "policy"] as const) times[key].push(await timeOf(() => signers[key](), calls));
  }
  return times;
}

async function timeOf(sign: () => unknown, calls: number): Promise<number> {
  const began = performance.now();
  for (let count = 0; count < calls; count++) await sign();
  return (performance.now() - began) / calls;
}
