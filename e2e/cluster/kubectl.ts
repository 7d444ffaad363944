import { type CommandOptions, type CommandResult, run } from "./command.ts";

/** @returns a function that runs kubectl with this kubeconfig and nothing of the caller's own set-up */
export function createKubectl(
  program: string,
  kubeconfigPath: string,
  env: NodeJS.ProcessEnv,
): (args: readonly string[], options?: CommandOptions) => Promise<CommandResult> {
  // A proxy of the caller's would swallow requests to an address that only this machine knows.
  const { HTTP_PROXY: _a, HTTPS_PROXY: _b, http_proxy: _c, https_proxy: _d, ...rest } = env;
  return (args, options) =>
    run([program, ...args], { ...options, env: { ...rest, ...options?.env, KUBECONFIG: kubeconfigPath } });
}
