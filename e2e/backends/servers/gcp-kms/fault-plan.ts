import { status } from "@grpc/grpc-js";
import { StatusFault } from "./status-fault.ts";

type Fault = "deny" | "throttle" | "unavailable" | "hang" | "tamper";

/** What goes wrong, by method, until it is told to stop: the switches that tests of errors turn. */
export class FaultPlan {
  readonly #faults = new Map<string, Fault>();

  set(method: string, fault: Fault): void {
    this.#faults.set(method, fault);
  }

  clear(): void {
    this.#faults.clear();
  }

  tampers(method: string): boolean {
    return this.#faults.get(method) === "tamper";
  }

  /** @throws StatusFault; a call that hangs never comes back */
  async before(method: string): Promise<void> {
    switch (this.#faults.get(method)) {
      case "deny":
        throw new StatusFault(
          status.PERMISSION_DENIED,
          `Permission denied on resource (or it may not exist): ${method}.`,
        );
      case "throttle":
        throw new StatusFault(status.RESOURCE_EXHAUSTED, "Quota exceeded for quota metric 'Cryptographic requests'.");
      case "unavailable":
        throw new StatusFault(status.UNAVAILABLE, "The service is currently unavailable.");
      case "hang":
        return new Promise(() => {});
      default:
    }
  }
}
