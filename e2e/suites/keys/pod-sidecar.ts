import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  create,
  type DescMessage,
  fromBinary,
  type MessageInitShape,
  type MessageShape,
  toBinary,
} from "@bufbuild/protobuf";
import { Client, credentials } from "@grpc/grpc-js";
import { containerDir, OPERATOR_TOKEN_FILE, SOCKET_FILE } from "@keyward/core/contract/paths";
import { ROLE_BINDINGS, ROLES } from "@keyward/kube/client/kinds";
import type { KubeObject } from "@keyward/kube/watch/kube-object";
import { parse } from "yaml";
import { eventually } from "../../driver/eventually.ts";
import { freePort } from "../../driver/free-port.ts";
import type { Suite } from "../operator/fixture.ts";
import { createInjectedPod, uniqueName } from "../operator/objects.ts";
import { requestToken } from "../operator/tokens.ts";

const PROGRAM = join(import.meta.dirname, "../../../sidecar/src/testing/pod-program.ts");
const CALL_MS = 60_000;
const API_AUDIENCE = "https://kubernetes.default.svc.cluster.local";

/** A sidecar as a process of its own, with tokens as the kubelet would give them, and a client on its container's socket. */
export class PodSidecar implements AsyncDisposable {
  readonly podName: string;
  output = "";
  /** Holds its volume, and the tokens that it was given. */
  readonly dir: string;
  readonly #child: ChildProcess;
  readonly #client: Client;

  private constructor(podName: string, dir: string, child: ChildProcess) {
    this.podName = podName;
    this.dir = dir;
    this.#child = child;
    for (const stream of [child.stdout!, child.stderr!]) stream.on("data", (chunk) => (this.output += chunk));
    const socket = join(dir, "volume", containerDir("app"), SOCKET_FILE);
    this.#client = new Client(`unix:${socket}`, credentials.createInsecure());
  }

  static async start(suite: Suite, profile: string): Promise<PodSidecar> {
    await mayReadProfiles(suite);
    const pod = await createInjectedPod(suite, uniqueName("pod"), profile);
    const dir = await mkdtemp(join(tmpdir(), "kwp-"));
    const [identity, volume] = [join(dir, "identity"), join(dir, "volume")];
    for (const folder of [identity, volume]) await mkdir(folder);
    const { server, ca } = apiServerOf(suite.cluster.kubeconfigPath);
    await writeFile(join(identity, "token"), await requestToken(suite, { pod, audience: API_AUDIENCE }));
    await writeFile(join(identity, OPERATOR_TOKEN_FILE), await requestToken(suite, { pod }));
    await writeFile(join(identity, "namespace"), suite.namespace);
    await writeFile(join(identity, "ca.crt"), ca);
    const { hostname: host, port } = server;
    const place = JSON.stringify({ volumeDir: volume, identityDir: identity, podName: pod.metadata.name, host, port });
    const argv = [
      place,
      `--profile=${profile}`,
      "--containers=app",
      `--health-port=${await freePort()}`,
      "--log-level=debug",
    ];
    const child = spawn(process.execPath, [PROGRAM, ...argv], { stdio: ["ignore", "pipe", "pipe"] });
    return new PodSidecar(pod.metadata.name, dir, child);
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** @throws ServiceError */
  call<Q extends DescMessage, S extends DescMessage>(
    [method, request, response]: readonly [string, Q, S],
    message: MessageInitShape<Q>,
  ): Promise<MessageShape<S>> {
    const write = (value: MessageInitShape<Q>) => Buffer.from(toBinary(request, create(request, value)));
    const read = (bytes: Buffer) => fromBinary(response, bytes);
    return new Promise((resolve, reject) => {
      const done = (error: Error | null, answer?: MessageShape<S>) => (error ? reject(error) : resolve(answer!));
      const options = { deadline: Date.now() + CALL_MS };
      this.#client.makeUnaryRequest(`/keyward.v1.${method}`, write, read, message, options, done as never);
    });
  }

  async says(text: string): Promise<void> {
    await eventually(`the sidecar to say ${text}`, async () => this.output.includes(text));
  }

  /** Waits until it can use a version of that key: a set comes without one, too, as long as its replica cannot ask the backend. */
  async holds(key: string): Promise<void> {
    const said = new RegExp(`"key":"${key}"[^\\n]*"active":[1-9][^\\n]*key set received`);
    await eventually(`the sidecar to hold key ${key}`, async () => said.test(this.output));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#client.close();
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const ended = once(this.#child, "exit");
      this.#child.kill("SIGKILL");
      await ended;
    }
    await rm(this.dir, { recursive: true, force: true });
  }
}

async function mayReadProfiles({ client, namespace }: Suite): Promise<void> {
  const name = uniqueName("reader");
  const rules = [{ apiGroups: ["keyward.dev"], resources: ["cryptoprofiles"], verbs: ["get", "list", "watch"] }];
  await client.create(ROLES, { metadata: { namespace, name }, rules } as KubeObject);
  const subjects = [{ kind: "ServiceAccount", name: "default", namespace }];
  const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name };
  await client.create(ROLE_BINDINGS, { metadata: { namespace, name }, roleRef, subjects } as KubeObject);
}

function apiServerOf(kubeconfigPath: string): { server: URL; ca: Buffer } {
  const { cluster } = parse(readFileSync(kubeconfigPath, "utf8")).clusters[0];
  const data = cluster["certificate-authority-data"];
  const ca = data === undefined ? readFileSync(cluster["certificate-authority"]) : Buffer.from(data, "base64");
  return { server: new URL(cluster.server), ca };
}
