import type { Service } from "../grpc/call/method.ts";
import { cryptoBrokerService } from "./crypto-broker.ts";
import { cryptoBrokerDevService } from "./crypto-broker-dev.ts";
import { keywardServices } from "./keyward-v1.ts";
import type { ServiceGround } from "./row.ts";

/**
 * What a container's socket offers besides grpc.health.v1.
 * @param development adds the crypto-broker's development service
 */
export function servicesOn(ground: ServiceGround, development: boolean): readonly Service[] {
  const others = [cryptoBrokerService(ground), ...(development ? [cryptoBrokerDevService(ground)] : [])];
  const names = [...others.map((service) => service.name), "grpc.health.v1.Health"];
  return [...keywardServices(ground, names), ...others];
}
