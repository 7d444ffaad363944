import type { ListenOptions, Server } from "node:net";

/** @throws what the system says where the address cannot be had */
export function listening(server: Server, address: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(address, () => {
      server.off("error", reject);
      resolve();
    });
  });
}

/** @returns undefined for a socket with a path, and before the server listens */
export function portOf(server: Server): number | undefined {
  const address = server.address();
  return address !== null && typeof address === "object" ? address.port : undefined;
}
