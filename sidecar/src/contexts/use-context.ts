import { KeywardError } from "@keyward/core/errors/keyward-error";
import { type ContextStore, notFound } from "./context-store.ts";
import type { OpenContext } from "./open-context.ts";

/**
 * Works with a context while no other call can. One that fails in its work is closed, so that nothing half-used is left.
 * @throws NOT_FOUND; FAILED_PRECONDITION while another call uses it; what the work throws
 */
export async function useContext<O>(
  store: ContextStore,
  id: string,
  work: (open: OpenContext) => O | Promise<O>,
): Promise<O> {
  return use(store, requireIdle(store, id), work);
}

/**
 * The same with a context that takes data still.
 * @throws FAILED_PRECONDITION, too, for one that was finished and kept; it stays as it is
 */
export async function useRunning<O>(
  store: ContextStore,
  id: string,
  work: (open: OpenContext) => O | Promise<O>,
): Promise<O> {
  const open = requireIdle(store, id);
  if (!open.finished) return use(store, open, work);
  throw new KeywardError("FAILED_PRECONDITION", "the context is finished; reset it to begin again, or close it");
}

function requireIdle(store: ContextStore, id: string): OpenContext {
  const open = store.require(id);
  if (!open.busy) return open;
  const text = "another call is using this context; send the next one after its answer";
  throw new KeywardError("FAILED_PRECONDITION", text);
}

async function use<O>(store: ContextStore, open: OpenContext, work: (open: OpenContext) => O | Promise<O>): Promise<O> {
  open.busy = true;
  try {
    return await work(open);
  } catch (error) {
    // Closed under our hands, by the client or by its leaving: what broke then says nothing.
    if (!store.close(open)) throw notFound();
    throw error;
  } finally {
    open.busy = false;
  }
}
