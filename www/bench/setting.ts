// What `cargo xtask bench` asks for, and the way in which figures get back to it.
import { env } from "node:process";
import type { PlaywrightTestConfig, TestInfo } from "@playwright/test";
import { launchOptions } from "../page/tests/browser.ts";
import { FIGURES } from "./reporter.ts";

/** Runs of each measurement. */
export const RUNS = Number(env.DANHDAU_BENCH_RUNS ?? 7);

/** The file of the text to be read. */
export function textFile(): string {
  return named("DANHDAU_BENCH_TEXT", "the text");
}

/** The folder of larger gazetteers, with their texts. */
export function largerFolder(): string {
  return named("DANHDAU_BENCH_LARGER", "the folder of larger gazetteers");
}

function named(variable: string, what: string): string {
  const value = env[variable];
  if (value === undefined) throw new Error(`${variable} must name ${what}: run \`cargo xtask bench\`.`);
  return value;
}

/** Values of one figure; those of further runs may be handed separately. */
export interface Sample {
  readonly door: string;
  readonly what: string;
  readonly unit: "ms" | "MiB";
  readonly values: readonly number[];
}

export function sample(door: string, what: string, unit: Sample["unit"], ...values: number[]): Sample {
  return { door, what, unit, values };
}

/** Gives figures to `cargo xtask bench`. */
export async function hand(figures: object, info: TestInfo): Promise<void> {
  await info.attach(FIGURES, { body: JSON.stringify(figures), contentType: "application/json" });
}

/** One browser, one thing after the other, as long as it takes. */
export const CONFIG: PlaywrightTestConfig = {
  testDir: ".",
  outputDir: "test-results",
  workers: 1,
  timeout: 0,
  reporter: "./reporter.ts",
  use: { browserName: "chromium", locale: "vi-VN", launchOptions },
};
