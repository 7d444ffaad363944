/** Nothing but the place of the process's program, which the bundler of images puts in its stead. */
export const TOKEN_PROGRAM = new URL("./token-program.ts", import.meta.url);
