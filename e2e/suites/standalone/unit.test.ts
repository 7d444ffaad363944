import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { readUnit, settingOf, UNIT_FILE } from "./unit-file.ts";

/** Source: systemd.unit(5), systemd.service(5), systemd.exec(5), systemd.kill(5), systemd.resource-control(5), all of systemd 252 */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  Unit: ["Description", "StartLimitIntervalSec", "StartLimitBurst"],
  Install: ["WantedBy"],
  Service: [
    ...["Type", "ExecStart", "Restart", "RestartSec", "TimeoutStopSec", "User", "Group", "UMask"],
    ...["RuntimeDirectory", "RuntimeDirectoryMode", "StateDirectory", "StateDirectoryMode", "LoadCredential"],
    ...["RootDirectory", "MountAPIVFS", "BindReadOnlyPaths", "ProtectSystem", "ProtectHome", "PrivateTmp"],
    ...["PrivateDevices", "ProtectProc", "PrivateNetwork", "RestrictAddressFamilies", "IPAddressDeny"],
    ...["NoNewPrivileges", "CapabilityBoundingSet", "AmbientCapabilities", "PrivateUsers", "LockPersonality"],
    ...["ProtectClock", "ProtectControlGroups", "ProtectHostname", "ProtectKernelLogs", "ProtectKernelModules"],
    ...["ProtectKernelTunables", "RemoveIPC", "RestrictNamespaces", "RestrictRealtime", "RestrictSUIDSGID"],
    ...["SystemCallArchitectures", "SystemCallFilter", "SystemCallErrorNumber", "KeyringMode", "LimitCORE"],
    ...["MemoryMax"],
  ],
};

const NO_SYSTEMD =
  spawnSync("systemd-analyze", ["--version"]).error && "systemd-analyze is missing: apt-get install systemd";

test("every directive of the unit is one of systemd's, in its section", () => {
  for (const [section, name] of readUnit()) assert.ok(KNOWN[section]?.includes(name), `[${section}] ${name}`);
});

test("systemd itself has nothing to say against the unit", { skip: NO_SYSTEMD ?? false }, () => {
  const { status, stdout, stderr } = spawnSync("systemd-analyze", ["verify", UNIT_FILE], { encoding: "utf8" });
  assert.deepEqual([status, stdout, stderr], [0, "", ""]);
});

test("systemd counts the unit among the safe ones", { skip: NO_SYSTEMD ?? false }, () => {
  const args = ["security", "--offline=true", "--no-pager", "--threshold=10", UNIT_FILE];
  const { status, stdout, stderr } = spawnSync("systemd-analyze", args, { encoding: "utf8" });
  assert.equal(status, 0, `${stdout}${stderr}`);
  assert.match(stdout, /Overall exposure level for keyward\.service: \d\.\d SAFE/);
});

test("the unit forbids no memory that is written and executed, and says why", () => {
  assert.match(readFileSync(UNIT_FILE, "utf8"), /MemoryDenyWriteExecute is not here: V8 compiles/);
  assert.ok(readUnit().every(([, name]) => name !== "MemoryDenyWriteExecute"));
});

test("the key of the store reaches the program as a file of its own, never by argument or environment", () => {
  assert.match(settingOf("ExecStart"), /--key-store-key-file %d\/key-store\.key$/);
  assert.equal(settingOf("LoadCredential"), "key-store.key:/etc/credstore/keyward.key-store.key");
  assert.ok(readUnit().every(([, name]) => !name.startsWith("Environment")));
});
