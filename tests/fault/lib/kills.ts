import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { instance } from "../../e2e/lib/redmine.ts";

/** Ends one of the processes that serve Redmine, in the middle of whatever it does. False where it has none of its own. */
export function killServing(chance: number): boolean {
  const home = path.resolve(import.meta.dirname, "../../../build/redmine", instance);
  const [master = ""] = readFileSync(path.join(home, "run/puma.pid"), "utf8").split(" ");
  let serving: number[];
  try {
    const listed = execFileSync("ps", ["-o", "pid=", "--ppid", master.trim()], { encoding: "utf8" });
    serving = listed.split("\n").map(Number).filter(Boolean);
  } catch {
    return false;
  }
  const chosen = serving[Math.floor(chance * serving.length)];
  if (chosen === undefined) return false;
  process.kill(chosen, "SIGKILL");
  return true;
}
