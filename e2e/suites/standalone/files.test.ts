import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { compileProfile } from "@keyward/crds/compile/compile-profile";
import { entrypointOf, IMAGE_USER, parseProgram } from "@keyward/tools/images/program";
import { parse } from "yaml";
import { DEPLOY } from "./machine.ts";
import { commandLine } from "./unit-file.ts";

const read = (file: string) => parse(readFileSync(join(DEPLOY, file), "utf8"));

/** Source: the Compose Specification, 05-services.md, 07-volumes.md, 09-secrets.md */
const COMPOSE = {
  file: ["services", "volumes", "secrets"],
  service: [
    ...["image", "command", "user", "network_mode", "read_only", "cap_drop", "security_opt", "ulimits", "mem_limit"],
    ...[
      "pids_limit",
      "restart",
      "stop_grace_period",
      "tmpfs",
      "volumes",
      "secrets",
      "healthcheck",
      "depends_on",
      "group_add",
    ],
  ],
  volume: ["driver", "driver_opts"],
  secret: ["file"],
};

/** Source: docs.cloudfoundry.org, App manifest attribute reference; Pushing apps with sidecar processes */
const CLOUD_FOUNDRY = {
  file: ["applications"],
  application: ["name", "memory", "instances", "sidecars", "env"],
  sidecar: ["name", "process_types", "memory", "command"],
};

function assertFields(object: object, known: readonly string[]): void {
  for (const name of Object.keys(object)) assert.ok(known.includes(name), `${name} is no field that is known here`);
}

test("the Compose file has the specification's fields, and every volume and secret that it uses", () => {
  const file = read("compose.yaml");
  assertFields(file, COMPOSE.file);
  for (const service of Object.values<Record<string, string[]>>(file.services)) {
    assertFields(service, COMPOSE.service);
    for (const [source] of (service.volumes ?? []).map((volume) => volume.split(":"))) {
      assert.ok(source!.startsWith("./") || source! in file.volumes, `no volume ${source}`);
    }
  }
  for (const volume of Object.values<object>(file.volumes)) assertFields(volume, COMPOSE.volume);
  for (const secret of Object.values<object>(file.secrets)) assertFields(secret, COMPOSE.secret);
  assert.ok(file.services.keyward.secrets.every(({ source }: { source: string }) => source in file.secrets));
});

test("in the Compose file the user is the image's, and the socket's volume is that user's", () => {
  const { services, volumes } = read("compose.yaml");
  const [uid, gid] = IMAGE_USER.split(":");
  assert.equal(services.keyward.user, IMAGE_USER);
  assert.match(volumes.sockets.driver_opts.o, new RegExp(`^uid=${uid},gid=${gid},mode=0750`));
  assert.deepEqual(services.app.group_add, [gid]);
});

test("the Cloud Foundry manifest has the platform's fields, and leaves the application memory", () => {
  const file = read("manifest.yml");
  assertFields(file, CLOUD_FOUNDRY.file);
  for (const application of file.applications) {
    assertFields(application, CLOUD_FOUNDRY.application);
    for (const sidecar of application.sidecars) {
      assertFields(sidecar, CLOUD_FOUNDRY.sidecar);
      assert.ok(Number.parseInt(sidecar.memory, 10) < Number.parseInt(application.memory, 10));
    }
  }
});

test("every command line starts node as the image does", () => {
  const entrypoint = entrypointOf(parseProgram("sidecar"));
  assert.deepEqual(commandLine().slice(0, entrypoint.length), entrypoint);
  const [{ sidecars }] = read("manifest.yml").applications;
  const moved = entrypoint.map((part) => (part.startsWith("/") ? `/home/vcap/app/keyward${part}` : part));
  assert.deepEqual(sidecars[0].command.split(" ").slice(1, 1 + moved.length), moved);
});

test("the example's profile is valid", () => {
  assert.ok("profile" in compileProfile(read("profile.example.yaml")));
});
