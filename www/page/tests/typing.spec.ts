import { longText } from "./article.ts";
import { expect, test } from "./reader.ts";
import { typeSentence } from "./typing.ts";

/** The longest task that a key press may make (milliseconds of the processor). */
const LONGEST_TASK = 50;

for (const [name, length, pause] of [
  ["20,000", 20_000, 30],
  ["1,000,000", 1_000_000, 120],
] as const) {
  test(`typing in ${name} characters makes no long task`, async ({ browser, reader }) => {
    await reader.fill(longText(length));
    const { tasks } = await typeSentence(browser, reader, pause);
    const longest = [...tasks].sort((a, b) => b - a).slice(0, 5);
    console.log(`longest tasks, ${name} characters: ${longest.map((task) => task.toFixed(1)).join(", ")} ms`);
    expect(tasks.length).toBeGreaterThan(50);
    expect(tasks.filter((duration) => duration > LONGEST_TASK)).toEqual([]);
  });
}
