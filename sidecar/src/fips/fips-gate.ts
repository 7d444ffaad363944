import type { Profile } from "@keyward/core/policy/profile";
import type { Log } from "../log/log.ts";
import { IN_FIPS_MODE, providerFault } from "./fips-state.ts";
import { type Host, RESTARTED } from "./host.ts";
import { FORCE_FIPS, type ProviderFolder } from "./provider-folder.ts";

export interface FipsGateOptions {
  readonly host: Host;
  /** Undefined: there is none. */
  readonly provider: ProviderFolder | undefined;
  /** Whether this process has started itself again already. */
  readonly restarted: boolean;
  /** Why the server could not start in FIPS mode, whatever the provider; undefined: nothing known. */
  readonly obstacle?: string | undefined;
  readonly log: Log;
}

/** `served`: it may come into force. `restarting`: the process starts itself again, and will find the profile then. */
export type FipsVerdict =
  | { readonly kind: "served" | "restarting" }
  | { readonly kind: "refused"; readonly fault: string };

const SERVED: FipsVerdict = { kind: "served" };
const RESTARTING: FipsVerdict = { kind: "restarting" };

const WAY_TO_GET_IT =
  "`npm run fips` builds it, then name its folder with `keyward serve --fips-provider DIR`; " +
  "`npm run images -- build sidecar --fips` builds an image that has it (docs/fips.md)";

/** Lets a profile of mode FIPS in only where OpenSSL's FIPS provider computes; starts the process again with it where that helps. */
export class FipsGate {
  readonly #options: FipsGateOptions;
  #drain: () => Promise<void> = async () => {};
  #restarting: Promise<never> | undefined;
  #isEnding = false;

  constructor(options: FipsGateOptions) {
    this.#options = options;
    const end = () => {
      this.#isEnding = true;
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) options.host.once(signal, end);
  }

  /** @param drain ends what runs, before the process starts again: calls, contexts, sockets, files */
  drainBy(drain: () => Promise<void>): void {
    this.#drain = drain;
  }

  /** Pending for ever once the process is to start again; undefined before. */
  get restarting(): Promise<never> | undefined {
    return this.#restarting;
  }

  /** @param profiles what wants to come into force together */
  judge(profiles: Iterable<Pick<Profile, "mode">>): FipsVerdict {
    if (this.#restarting !== undefined) return RESTARTING;
    const wanted = [...profiles].some(({ mode }) => mode === "FIPS");
    if (IN_FIPS_MODE) return this.#judgeInside(wanted);
    if (!wanted) return SERVED;
    const fault = this.#whyNot();
    if (fault !== undefined) return refused(fault);
    this.#restarting = this.#restart();
    return RESTARTING;
  }

  #judgeInside(wanted: boolean): FipsVerdict {
    const fault = providerFault();
    if (fault !== undefined) return refused(`${fault}; replace it: ${WAY_TO_GET_IT}`);
    if (wanted) this.#options.log.info("OpenSSL's FIPS provider verified");
    else this.#options.log.warn("this process stays in FIPS mode: of this profile it serves what is approved");
    return SERVED;
  }

  #whyNot(): string | undefined {
    const { provider, restarted, host, obstacle } = this.#options;
    if (provider === undefined) return `it needs OpenSSL's FIPS provider, and this server has none: ${WAY_TO_GET_IT}`;
    if (restarted) return `node was started with ${FORCE_FIPS} and is not in FIPS mode`;
    return obstacle ?? provider.faultOf(host);
  }

  async #restart(): Promise<never> {
    const { log, host, provider } = this.#options;
    log.warn({ provider: provider?.directory }, "starting again in FIPS mode");
    await this.#drain();
    // Whoever asks a process to end wants no other in its place, and all that ran has ended.
    if (this.#isEnding) return host.exit(0);
    const { file, args, env } = restartOf(host, provider!);
    return host.execve(file, args, env);
  }
}

/** The command line that this process would have had with the provider. */
export function restartOf(
  { execPath, execArgv, argv, env }: Host,
  { environment }: Pick<ProviderFolder, "environment">,
) {
  const [, program, ...args] = argv;
  const options = [...execArgv.filter((option) => option !== FORCE_FIPS), FORCE_FIPS];
  return {
    file: execPath,
    args: [execPath, ...options, program!, RESTARTED, ...args],
    env: { ...env, ...environment } as Record<string, string>,
  };
}

function refused(fault: string): FipsVerdict {
  return { kind: "refused", fault: `spec.mode FIPS: ${fault}` };
}
