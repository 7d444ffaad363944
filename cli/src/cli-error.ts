import { KubeError } from "@keyward/kube/watch/kube-error";
import { TransportError } from "@keyward/kube/watch/transport";

/** What the user did or found, in words for them: no stack is shown. */
export class CliError extends Error {
  override readonly name = "CliError";
}

/** One line for a person: what went wrong and, where it is known, what to do. */
export function describeError(error: unknown): string {
  if (error instanceof KubeError) return describeRefusal(error);
  if (error instanceof TransportError) return `cannot reach the API server: ${error.message}`;
  return error instanceof Error ? error.message : String(error);
}

function describeRefusal(error: KubeError): string {
  // The request itself is of no interest to whoever typed a command.
  const said = error.message.replace(/^[A-Z]+ \S+: \d+ [A-Za-z]*: /, "");
  if (error.status === 404 && /could not find the requested resource/.test(said)) {
    return "the cluster does not know Keyward's kinds. Next: install Keyward, or choose another --context";
  }
  return error.status === 401 ? `the API server does not know you: ${said}. Next: log in again` : said;
}
