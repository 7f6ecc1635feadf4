// In a process that has nothing of the package yet: import, load, first annotations of 5 kB. node cold.mjs TEXT, prints milliseconds as JSON.
import { openSync, readSync } from "node:fs";

const bytes = Buffer.alloc(5_000);
const text = bytes.subarray(0, readSync(openSync(process.argv[2], "r"), bytes)).toString("utf8");
const times = [performance.now()];
const done = () => times.push(performance.now());
const { loadAnnotator } = await import("../../www/package/dist/index.node.js");
done();
const annotator = await loadAnnotator();
done();
annotator.annotate(text);
done();
process.stdout.write(JSON.stringify(times.slice(1).map((time, index) => time - times[index])));
