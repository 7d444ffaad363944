import { once } from "node:events";
import { request } from "node:https";
import { json } from "node:stream/consumers";

export type Json = Readonly<Record<string, unknown>>;

/** What people do with the server's own command line: its API with a token, and its authority trusted. */
export class VaultApi {
  readonly #address: string;
  readonly #ca: string;
  token = "";

  constructor(address: string, ca: string) {
    this.#address = address;
    this.#ca = ca;
  }

  /** @throws Error with the server's answer for every status of 400 and more */
  async call(method: string, path: string, body?: Json): Promise<Json> {
    const headers = { "x-vault-request": "true", ...(this.token === "" ? {} : { "x-vault-token": this.token }) };
    const call = request(`${this.#address}/v1/${path}`, { method, headers, ca: this.#ca });
    call.end(body === undefined ? undefined : JSON.stringify(body));
    const [response] = await once(call, "response");
    const answer = response.statusCode === 204 ? {} : await json(response);
    if (response.statusCode < 400) return answer as Json;
    throw new Error(`${method} ${path} answered ${response.statusCode}: ${JSON.stringify(answer)}`);
  }
}
