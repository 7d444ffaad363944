import { type CommandOptions, runCommand } from "@keyward/tools/fips/command";

export interface CommandPlace extends CommandOptions {
  /** What to do where the program is not installed. */
  readonly missing: string;
}

/** @returns what it printed. @throws Error as `runCommand` does, or `missing` */
export async function command(
  [program, ...args]: readonly [string, ...string[]],
  { missing, ...options }: CommandPlace,
): Promise<string> {
  try {
    return await runCommand(program, args, options);
  } catch (error) {
    const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
    if (cause?.code === "ENOENT") throw new Error(missing, { cause: error });
    throw error;
  }
}
