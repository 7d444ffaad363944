import { METHOD_NUMBERS } from "@keyward/core/parsec/extension/methods";
import type { Service, UnaryMethod } from "../../grpc/call/method.ts";

/** @returns the methods that have a number, by it: the very ones that gRPC serves */
export function numberedMethods(services: readonly Service[]): ReadonlyMap<number, UnaryMethod> {
  const numbered = new Map<number, UnaryMethod>();
  for (const { name, methods } of services) {
    for (const [short, method] of methods) {
      const number = METHOD_NUMBERS.get(`${name}/${short}`);
      if (number !== undefined && method.kind === "unary") numbered.set(number, method);
    }
  }
  return numbered;
}
