import { status } from "@grpc/grpc-js";

/** What a method of Google's answers instead of an answer. */
export class StatusFault extends Error {
  override readonly name = "StatusFault";
  readonly code: status;

  constructor(code: status, message: string) {
    super(message);
    this.code = code;
  }
}

export function invalid(message: string): StatusFault {
  return new StatusFault(status.INVALID_ARGUMENT, message);
}

export function missing(name: string): StatusFault {
  return new StatusFault(status.NOT_FOUND, `${name} not found.`);
}

export function notIn(name: string, wanted: string, state: string): StatusFault {
  return new StatusFault(status.FAILED_PRECONDITION, `${name} is not ${wanted}, current state is: ${state}.`);
}
