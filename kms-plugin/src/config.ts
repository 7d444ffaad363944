import type { GuardClock } from "@keyward/core/backend/guard/guard-clock";

export const clock: GuardClock = {
  monotonicMs: () => performance.now(),
  setTimer(callback, delayMs) {
    const timer = setTimeout(callback, delayMs);
    return () => clearTimeout(timer);
  },
};
