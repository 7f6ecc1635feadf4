"""What people would use instead in Python, with the same names on the same text.

python peers.py TASK prints JSON. danhdau has no door to Python: the native program stands beside each tool, in turns with it.
"""

import itertools
import json
import math
import platform
import statistics
import subprocess
import sys
import time
from importlib.metadata import version

import spacy
from flashtext2 import KeywordProcessor

SHORTEST = 0.02


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        task = json.load(file)
    names = read(task["names"])["names"]
    cases = read(task["cases"])
    with open(task["text"], "rb") as file:
        text = file.read()
    lengths = [pieces(text, length) for length in task["lengths"]]
    texts = [first for first, *_ in lengths]
    limit = task["limit"] / 1000
    tools = []
    with Danhdau(task["program"], task["text"]) as danhdau:
        for name, package, make in TOOLS:
            print(name, file=sys.stderr, flush=True)
            find = make(names)
            chosen = dict.fromkeys([0, longest(texts, limit, find)])
            readings = [in_turns(task["runs"], find, lengths[at], task["lengths"][at], danhdau) for at in chosen]
            spans = [in_units(case, find(case)) for case in cases]
            tools.append(
                {
                    "name": name,
                    "version": version(package),
                    "names": len(names),
                    "readings": readings,
                    "spans": spans,
                }
            )
    print(json.dumps({"place": f"Python {platform.python_version()}, danhdau native", "tools": tools}))


def flashtext2(names):
    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_iter(names)
    return lambda text: [(start, end) for _, start, end in processor.extract_keywords_with_span(text)]


def entity_ruler(names):
    # "vi" cuts words as pyvi guesses them, the same name differently from sentence to sentence, so that no list of names
    # would be found; "xx" cuts at spaces and signs.
    pipeline = spacy.blank("xx")
    pipeline.max_length = sys.maxsize
    ruler = pipeline.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "NAME", "pattern": name} for name in names])
    return lambda text: [(found.start_char, found.end_char) for found in pipeline(text).ents]


TOOLS = [
    ("flashtext2", "flashtext2", flashtext2),
    ("spaCy EntityRuler", "spacy", entity_ruler),
]


class Danhdau:
    """The native program, which reads the beginning of the text once whenever it is asked to."""

    def __init__(self, program, text):
        self.process = subprocess.Popen([program, "turns", text], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.communicate()

    def milliseconds(self, size):
        print(size, file=self.process.stdin, flush=True)
        return float(self.process.stdout.readline())


def in_turns(runs, find, texts, length, danhdau):
    """One run of each after the other, so many times, always on the next text; short work is repeated within a run."""
    texts = itertools.cycle(texts)
    size = len(next(texts).encode("utf-8"))
    repeats = max(1, math.ceil(SHORTEST / seconds(find, texts)))
    theirs, ours = [], []
    for _ in range(runs):
        theirs.append(seconds(find, texts, repeats) * 1000)
        ours.append(danhdau.milliseconds(length))
    return {"bytes": size, "milliseconds": summary(theirs), "danhdau": summary(ours)}


def seconds(find, texts, repeats=1):
    start = time.perf_counter()
    for _ in range(repeats):
        find(next(texts))
    return (time.perf_counter() - start) / repeats


def pieces(text, length):
    """Pieces of so many bytes of a text in UTF-8, a hundred at most; as in benches/node/pieces.mjs."""
    starts = range(0, max(len(text) - length, 0) + 1, length)
    return [text[at : at + length].decode("utf-8", errors="ignore") for at in starts[:100]]


def summary(times):
    # As in the other programs: of an even number the upper of the two in the middle.
    return {"median": statistics.median_high(times), "low": min(times), "high": max(times), "runs": len(times)}


def longest(texts, limit, find):
    """The number of the longest text that is read within the limit, in seconds; as in benches/node/longest.mjs."""
    best = 0
    for index, text in enumerate(texts):
        whole = quickest(find, text, limit)
        if index > 0 and whole > limit:
            break
        best = index
        half = quickest(find, text[: len(text) // 2], limit)
        power = max(math.log2(whole / half), 1)
        following = texts[index + 1] if index + 1 < len(texts) else ""
        if whole * (len(following) / len(text)) ** power > 2 * limit:
            break
    return best


def quickest(find, text, limit):
    find(text)
    times = []
    while len(times) < 5 and sum(times) < limit / 4:
        times.append(seconds(find, iter([text])))
    return min(times)


def in_units(text, spans):
    """Spans in characters as spans in UTF-16 units."""
    return [[len(text[:at].encode("utf-16-le")) // 2 for at in span] for span in spans]


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


if __name__ == "__main__":
    main()
