import assert from "node:assert/strict";
import { it } from "node:test";
import { cgroupMounts } from "./cgroups.ts";

it("every hierarchy of a mixed host is found, and a second mount of one counts once", async () => {
  const mountInfo = [
    "22 1 254:0 / / rw,relatime - ext4 /dev/vda rw",
    "25 22 0:23 / /sys/fs/cgroup rw shared:4 - tmpfs tmpfs rw,mode=755",
    "26 25 0:24 / /sys/fs/cgroup/memory rw,relatime shared:5 master:1 - cgroup cgroup rw,memory",
    "27 25 0:25 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw",
    "28 25 0:24 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory",
    "",
  ].join("\n");
  assert.deepEqual(await cgroupMounts(mountInfo), ["/sys/fs/cgroup/memory", "/sys/fs/cgroup/unified"]);
});
