import { isIPv6 } from "node:net";
import { AGENT_SERVER_NAME } from "@keyward/core/contract/names";
import type { AgentEndpoint } from "@keyward/crds/types/profile/status";
import { AgentServer, type AgentServerOptions } from "../agent/agent-server.ts";
import type { ManagedCertificate } from "../certificates/managed-certificate.ts";

export interface AgentHostOptions {
  readonly server: AgentServerOptions;
  readonly certificate: ManagedCertificate;
  readonly podIp: string;
  /** The endpoint in status is no longer what it was. */
  readonly onEndpoint: () => void;
}

/** Opens the agent server once its certificate is there, and hands it each new one. */
export class AgentHost {
  readonly #options: AgentHostOptions;
  #server: AgentServer | undefined;
  #certificate = "";
  #bundle = "";
  #stopped = false;

  constructor(options: AgentHostOptions) {
    this.#options = options;
  }

  /** Undefined until the server listens. */
  get endpoint(): AgentEndpoint | undefined {
    if (this.#server === undefined) return undefined;
    const { podIp, server, certificate } = this.#options;
    const host = isIPv6(podIp) ? `[${podIp}]` : podIp;
    return { address: `${host}:${server.port}`, serverName: AGENT_SERVER_NAME, caBundle: certificate.bundle };
  }

  readonly reconcile = async (): Promise<void> => {
    const { certificate, server, onEndpoint } = this.#options;
    const { leaf, bundle } = certificate;
    if (leaf === undefined || this.#stopped) return;
    if (this.#server === undefined) this.#server = await AgentServer.start(server, leaf);
    else if (leaf.certificate !== this.#certificate) this.#server.renew(leaf);
    if (this.#stopped) return this.#server.stop();
    this.#certificate = leaf.certificate;
    if (bundle !== this.#bundle) onEndpoint();
    this.#bundle = bundle;
  };

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#server?.stop();
  }
}
