export type Environment = Readonly<Record<string, string | undefined>>;

/** `npm run serve` runs in the repository's root, and its caller means paths from where he stands. */
export function startDir(env: Environment): string {
  return env.npm_lifecycle_event === "serve" ? (env.INIT_CWD ?? ".") : ".";
}
