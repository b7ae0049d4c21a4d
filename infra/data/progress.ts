const WIDTH = 24;
const REDRAW_MS = 100;

export type ProgressBar = {
  update(done: number, total: number, what: string): void;
  /** Writes a line of its own above the bar. */
  say(line: string): void;
  end(): void;
};

/** A bar that redraws itself on a terminal; elsewhere a line for each tenth that is done. */
export function progressBar(out: NodeJS.WriteStream = process.stderr): ProgressBar {
  let drawn = "";
  let drawnAt = 0;
  let tenth = -1;
  const clear = () => drawn && out.isTTY && out.write("\r\u001B[K");
  return {
    update(done, total, what) {
      const part = total === 0 ? 1 : done / total;
      const percent = `${Math.floor(part * 100)}%`.padStart(4);
      const bar = "#".repeat(Math.floor(part * WIDTH)).padEnd(WIDTH, "-");
      if (!out.isTTY) {
        if (Math.floor(part * 10) > tenth) out.write(`${percent}  ${what}\n`);
        tenth = Math.floor(part * 10);
      } else if (part === 1 || Date.now() - drawnAt > REDRAW_MS) {
        drawn = `[${bar}] ${percent}  ${what}`;
        drawnAt = Date.now();
        out.write(`\r\u001B[K${drawn.slice(0, (out.columns || 80) - 1)}`);
      }
    },
    say(line) {
      clear();
      out.write(`${line}\n${drawn}`);
    },
    end() {
      if (drawn) out.write("\n");
      drawn = "";
    },
  };
}

export const counted = (count: number, one: string, many = `${one}s`) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
