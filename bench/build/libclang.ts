import { join } from "node:path";
import { command } from "./command.ts";
import type { BuildPlace } from "./go-program.ts";

const WHEEL = "libclang==18.1.1";
const FETCH_TIMEOUT_MS = 300_000;
const MISSING =
  "libclang is missing, which the Parsec service is built with: install it (Debian: libclang-dev) and set LIBCLANG_PATH to its folder";

/** What bindgen reads C headers with, fetched as a Python wheel unless the machine names its own. @returns environment variables */
export async function libclang(dir: string, { env, signal }: BuildPlace): Promise<NodeJS.ProcessEnv> {
  if (env.LIBCLANG_PATH !== undefined) return {};
  const place = { cwd: dir, env, signal, timeoutMs: FETCH_TIMEOUT_MS };
  const target = join(dir, "libclang");
  const pip = ["python3", "-m", "pip", "install", "--quiet", "--no-deps", "--target", target, WHEEL] as const;
  await command(pip, { ...place, missing: MISSING });
  // The wheel has no headers of its own; the C compiler's serve as well.
  const headers = await command(["gcc", "-print-file-name=include"], { ...place, missing: "gcc is missing" });
  return { LIBCLANG_PATH: join(target, "clang/native"), BINDGEN_EXTRA_CLANG_ARGS: `-I${headers.trim()}` };
}
