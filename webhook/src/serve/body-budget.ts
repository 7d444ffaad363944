import type { RequestHandler } from "express";

/** Object and old object of 3 MiB each, etcd's limit with room to spare, plus what a review puts around them. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/**
 * Bounds what all bodies in flight may take together, so that many large ones end in refusals and not in the memory limit.
 * Asks for the length up front, which the API server always gives.
 */
export function bodyBudget(totalBytes: number): RequestHandler {
  let takenBytes = 0;
  return (request, response, next) => {
    const header = request.headers["content-length"];
    if (header === undefined) return void response.status(411).type("text").send("content-length is required\n");
    const bytes = Number(header);
    if (bytes > MAX_BODY_BYTES) {
      // The rest of the body is not read, so the connection cannot be used again.
      response.status(413).set("connection", "close").type("text").send(`at most ${MAX_BODY_BYTES} bytes are taken\n`);
      return;
    }
    if (takenBytes + bytes > totalBytes) {
      response
        .status(503)
        .set({ connection: "close", "retry-after": "1" })
        .type("text")
        .send("too many large reviews\n");
      return;
    }
    takenBytes += bytes;
    response.once("close", () => {
      takenBytes -= bytes;
    });
    next();
  };
}
