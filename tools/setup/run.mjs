// Runs a program of this repository on a machine that may never have seen it: installs the locked npm packages when
// they are missing or out of date, then starts the program on the Node version that the lock file pins.
// Plain JavaScript without imports of ours, because the machine's own Node (20 or later) runs it first.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const modules = join(root, "node_modules");
const stamp = join(modules, ".keyward-lock-digest");
const pinnedNode = join(modules, "node", "bin", "node");

function lockDigest() {
  return createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
}

function isInstalled() {
  return existsSync(pinnedNode) && existsSync(stamp) && readFileSync(stamp, "utf8") === lockDigest();
}

function install() {
  console.error("setup: installing the npm packages of package-lock.json");
  const npm = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
  });
  if (npm.error) fail(`npm could not be started (${npm.error.message}); install Node.js 20 or later with npm`);
  if (npm.status !== 0) fail("npm ci failed; its message is above");
  writeFileSync(stamp, lockDigest());
}

function fail(message) {
  console.error(`setup: ${message}`);
  process.exit(1);
}

if (Number(process.versions.node.split(".")[0]) < 20) fail(`Node.js 20 or later is needed, this is ${process.version}`);
if (!isInstalled()) install();

const [program, ...args] = process.argv.slice(2);
const path = [join(modules, ".bin"), process.env.PATH].join(process.platform === "win32" ? ";" : ":");
const child = spawn(pinnedNode, [join(root, program), ...args], {
  cwd: process.cwd(),
  stdio: "inherit",
  env: { ...process.env, PATH: path },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(signal === null ? code : 1));
