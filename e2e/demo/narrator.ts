/** Tells a person at a terminal what happens and why; plain lines, so that a log reads the same. */
export interface Narrator {
  /** A chapter: what comes now, and why it matters. */
  chapter(title: string, why: string): void;
  /** One fact or step of progress. */
  line(text: string): void;
  /** Output of another program, shown as it is. */
  quote(text: string): void;
}

export function createNarrator(write: (text: string) => void): Narrator {
  const startedMs = performance.now();
  const elapsed = () => `${((performance.now() - startedMs) / 1000).toFixed(1).padStart(6)}s`;
  let number = 0;
  return {
    chapter: (title, why) => {
      number++;
      write(`\n${number}. ${title}\n   ${why}\n`);
    },
    line: (text) => write(`   ${elapsed()}  ${text}\n`),
    quote: (text) => write(`${text.trimEnd().replaceAll(/^/gm, "      | ")}\n`),
  };
}
