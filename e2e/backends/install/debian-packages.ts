import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { mustRun, run } from "../../cluster/command.ts";
import { CannotStart } from "../server.ts";

/** Debian packages, unpacked into a folder of ours; the system knows nothing of them. */
export interface DebianTree {
  readonly root: string;
  /** Where the packages have a file, absolute. @param path as the package has it, without the first slash */
  path(path: string): string;
  /** Environment in which their programs find their libraries and each other. */
  env(base: NodeJS.ProcessEnv): NodeJS.ProcessEnv;
}

interface Version {
  readonly name: string;
  readonly version: string;
}

const APT_MS = 300_000;
/** Of what a tool says, in a reason that people read. */
const MAX_REASON = 500;
/** What every Debian has, and what must be the system's own: a second C library beside the loader's would crash programs. */
const OF_THE_SYSTEM =
  /^(libc6|libc-bin|libgcc-s1|libstdc\+\+6|systemd.*|libsystemd.*|libnss-.*|libpam-.*|udev|dbus.*|.*-dev)$/;

/**
 * Fetches packages and what they need beyond this system, by the ordinary apt client, and unpacks them. Nothing is installed: neither root
 * nor dpkg's database is needed but for the lists of packages.
 * @throws CannotStart where there is no apt, it cannot fetch, or there is no room
 */
export async function debianPackages(names: readonly string[], env: NodeJS.ProcessEnv): Promise<DebianTree> {
  try {
    return await installed(names, env);
  } catch (error) {
    // Whatever it was, nothing of ours was tried yet.
    if (error instanceof CannotStart) throw error;
    throw new CannotStart(`${names[0]} cannot be installed: ${(error as Error).message.slice(0, MAX_REASON)}`);
  }
}

async function installed(names: readonly string[], env: NodeJS.ProcessEnv): Promise<DebianTree> {
  await assertApt(env);
  const versions = await resolve(names, env);
  const key = createHash("sha256").update(JSON.stringify(versions)).digest("hex").slice(0, 16);
  const root = join(cacheDir(env), `${names[0]}-${key}`);
  if (!existsSync(root)) await unpack(versions, root, env);
  return treeOf(root, await libraryFolder(root));
}

/** Unpacked packages; may be deleted at any time. */
function cacheDir(env: NodeJS.ProcessEnv): string {
  return join(env.KEYWARD_CACHE || join(homedir(), ".cache", "keyward"), "debian");
}

async function assertApt(env: NodeJS.ProcessEnv): Promise<void> {
  for (const program of ["apt-get", "apt-cache", "dpkg"]) {
    const found = await run([program, "--version"], { env }).catch(() => undefined);
    if (found?.code !== 0)
      throw new CannotStart(`${program} is missing: its packages come from Debian or a relative of it`);
  }
}

/** What apt would install, in the versions that it would take. */
async function resolve(names: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly Version[]> {
  const first = await simulate(names, env);
  if (first !== undefined) return first;
  const updated = await run(["apt-get", "update", "-qq"], { env, timeoutMs: APT_MS });
  const second = updated.code === 0 ? await simulate(names, env) : undefined;
  if (second !== undefined) return second;
  throw new CannotStart(`apt does not find ${names.join(", ")}; try "apt-get update" as root, and look at its sources`);
}

async function simulate(names: readonly string[], env: NodeJS.ProcessEnv): Promise<readonly Version[] | undefined> {
  const argv = ["apt-get", "--simulate", "--no-install-recommends", "install", ...names];
  const { stdout, code } = await run(argv, { env: { ...env, LC_ALL: "C" }, timeoutMs: APT_MS });
  if (code !== 0) return undefined;
  const missing = [...stdout.matchAll(/^Inst (\S+) (?:\[[^\]]*\] )?\((\S+) /gm)].map(([, name, version]) => ({
    name: name!,
    version: version!,
  }));
  const wanted = missing.filter(({ name }) => names.includes(name) || !OF_THE_SYSTEM.test(name));
  return [...wanted, ...(await present(names, wanted, env))].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Those asked for that the system has are fetched all the same: a test's tree is complete. */
async function present(
  names: readonly string[],
  wanted: readonly Version[],
  env: NodeJS.ProcessEnv,
): Promise<readonly Version[]> {
  const rest = names.filter((name) => !wanted.some((one) => one.name === name));
  const found: Version[] = [];
  for (const name of rest) {
    const policy = await mustRun(["apt-cache", "policy", name], { env: { ...env, LC_ALL: "C" } });
    const version = /Candidate: (\S+)/.exec(policy)?.[1];
    if (version !== undefined) found.push({ name, version });
  }
  return found;
}

async function unpack(versions: readonly Version[], root: string, env: NodeJS.ProcessEnv): Promise<void> {
  const work = `${root}.${process.pid}`;
  const packages = join(work, "packages");
  try {
    await mkdir(packages, { recursive: true });
    await mkdir(join(work, "tree"));
    const asRoot = process.getuid?.() === 0 ? ["-o", "APT::Sandbox::User=root"] : [];
    const wanted = versions.map(({ name, version }) => `${name}=${version}`);
    const fetched = await run(["apt-get", ...asRoot, "-qq", "download", ...wanted], {
      env,
      cwd: packages,
      timeoutMs: APT_MS,
    });
    if (fetched.code !== 0)
      throw new CannotStart(`apt cannot fetch its packages: ${fetched.stderr.trim().slice(-MAX_REASON)}`);
    for (const file of await readdir(packages)) {
      await mustRun(["dpkg", "-x", join(packages, file), join(work, "tree")], { env });
    }
    await rename(join(work, "tree"), root).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error; // Somebody was quicker.
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** usr/lib/<architecture>, as Debian has it. */
async function libraryFolder(root: string): Promise<string> {
  const folders = await readdir(join(root, "usr/lib")).catch(() => []);
  const triplet = folders.find((name) => /^[a-z0-9_]+-linux-gnu/.test(name));
  return join(root, "usr/lib", triplet ?? "");
}

function treeOf(root: string, libraries: string): DebianTree {
  const path = (relative: string) => join(root, relative.replace("<lib>", libraries.slice(root.length + 1)));
  return {
    root,
    path,
    env: (base) => ({
      ...base,
      PATH: [join(root, "usr/bin"), join(root, "usr/sbin"), base.PATH].filter(Boolean).join(delimiter),
      LD_LIBRARY_PATH: [libraries, base.LD_LIBRARY_PATH].filter(Boolean).join(delimiter),
    }),
  };
}
