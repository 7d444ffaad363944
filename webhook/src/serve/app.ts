import express, { type ErrorRequestHandler, type Express, type RequestHandler, type Response } from "express";
import { parseReview, ReviewError, renderReview } from "./admission-review.ts";
import { bodyBudget, MAX_BODY_BYTES } from "./body-budget.ts";
import { type Decision, denied, type Reviewer } from "./reviewer.ts";

export const MUTATE_PATH = "/mutate-pod";
export const VALIDATE_PATH = "/validate-pod";
export const STAMP_PATH = "/stamp";

/** All reviews at once; about a thousand of ordinary size. */
const BODIES_BYTES = 64 * 1024 * 1024;

export interface AppOptions {
  readonly mutate: Reviewer;
  readonly validate: Reviewer;
  readonly stamp: Reviewer;
  /** Called after each review; `durationMs` from the whole body to the answer. Nothing of the object is in it. */
  readonly onReview: (review: Reviewed) => void;
  /** A fault of ours; the object was refused. */
  readonly onPanic: (error: unknown) => void;
  readonly monotonicMs: () => number;
  /** Whether connections should end with their current answer. */
  readonly draining: () => boolean;
}

export interface Reviewed extends Pick<Decision, "verdict" | "reason"> {
  readonly review: "mutate" | "validate" | "stamp";
  readonly uid: string;
  readonly namespace: string;
  readonly durationMs: number;
}

export function createApp(options: AppOptions): Express {
  const app = express().disable("x-powered-by").disable("etag");
  // No inflating: the API server does not compress, and a small body must stay small.
  const read = [
    bodyBudget(BODIES_BYTES),
    express.raw({ type: "application/json", limit: MAX_BODY_BYTES, inflate: false }),
  ];
  app.use(endConnections(options.draining));
  app.post(MUTATE_PATH, read, review("mutate", options.mutate, options));
  app.post(VALIDATE_PATH, read, review("validate", options.validate, options));
  app.post(STAMP_PATH, read, review("stamp", options.stamp, options));
  const paths = `${MUTATE_PATH}, ${VALIDATE_PATH} or ${STAMP_PATH}`;
  app.use((_request, response) => plain(response, 404, `POST a review to ${paths}`));
  app.use(fault(options));
  return app;
}

function review(name: Reviewed["review"], reviewer: Reviewer, options: AppOptions): RequestHandler {
  return async (request, response) => {
    if (!Buffer.isBuffer(request.body)) return plain(response, 415, "the body must be application/json, uncompressed");
    const beganMs = options.monotonicMs();
    const question = parseReview(request.body);
    const decision = await guarded(reviewer, options)(question);
    response.status(200).type("application/json").send(renderReview(question.uid, decision.answer));
    const { uid, namespace } = question;
    const { verdict, reason } = decision;
    options.onReview({ review: name, uid, namespace, verdict, reason, durationMs: options.monotonicMs() - beganMs });
  };
}

/** A review that we stumble over is refused by name; the API server would else report a broken connection. */
function guarded(reviewer: Reviewer, { onPanic }: AppOptions): Reviewer {
  return async (question) => {
    try {
      return await reviewer(question);
    } catch (error) {
      onPanic(error);
      return denied("internal", 500, "Keyward's webhook failed on this object; its log says why");
    }
  };
}

function endConnections(draining: () => boolean): RequestHandler {
  return (_request, response, next) => {
    if (draining()) response.set("connection", "close");
    next();
  };
}

function fault({ onPanic }: AppOptions): ErrorRequestHandler {
  return (error, _request, response, next) => {
    if (response.headersSent) return next(error);
    if (error instanceof ReviewError) return plain(response, 400, error.message);
    const status = typeof error?.status === "number" && error.status >= 400 && error.status < 500 ? error.status : 500;
    if (status === 500) onPanic(error);
    plain(response, status, status === 500 ? "internal error" : `the body cannot be read: ${error.type ?? status}`);
  };
}

function plain(response: Response, status: number, text: string): void {
  response.status(status).type("text").send(`${text}\n`);
}
