"""How well the reading does on labelled postings: `python -m tests.measure FOLDER [--check]`.

FOLDER holds `service/`, `facts/` and `duplicates/`, each with labelled rows (`dev_gold.jsonl`) and its own scorer, and the
postings the labels speak of. The postings go through `gonggo read` as an operator would send them, the readings to the
scorers; what the scorers print is shown whole, beside the keyword baseline where a scorer has one. `--check` compares the
figures named in measured.toml and exits 1 when one has fallen.
"""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).parents[1]
FLOORS = Path(__file__).with_name("measured.toml")

Row = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure everything, print it, compare when asked to."""
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    if len(folders) != 1 or set(arguments) - {str(folders[0]), "--check"}:
        sys.stderr.write(__doc__ or "")
        return 2
    with TemporaryDirectory() as scratch:
        figures = {name: measure(folders[0], Path(scratch)) for name, measure in MEASURES.items()}
    return int("--check" in arguments and not holds(figures))


def holds(figures: dict[str, dict[str, float]]) -> bool:
    """Whether every figure of measured.toml is reached; tells those that are not."""
    held = True
    for name, floors in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items():
        for figure, floor in floors.items():
            value = figures[name].get(figure)
            if value is None or value < floor:
                held = False
                sys.stderr.write(f"fallen: {name}.{figure} is {value}, was at least {floor}\n")
    return held


def service(folder: Path, scratch: Path) -> dict[str, float]:
    """Stance, tracks, admissions and evidence; the invented postings have a scorer of their own below."""
    own = folder / "service"
    predictions = write(scratch / "service.jsonl", read(lines(own / "dev_input.jsonl"), scratch))
    score([own / "score.py", own / "dev_gold.jsonl", "-", "--naive"], "service, keyword baseline")
    told = score([own / "score.py", own / "dev_gold.jsonl", predictions, "--errors"], "service")
    accepts = re.search(r"structured_only=false +([\d.]+) +([\d.]+)", told)
    figures = {"accepts_precision": float(accepts[1]), "accepts_recall": float(accepts[2])} if accepts else {}
    for figure, words in SERVICE_FIGURES.items():
        if found := re.search(rf"{words}.*?([01]\.\d+)", told):
            figures[figure] = float(found[1])
    return figures | {"invented": invented(own / "synthetic.jsonl", scratch)}


SERVICE_FIGURES = {
    "macro_f1": r"macro-F1 \(4 stances\)",
    "tracks": r"track, exact set, on gold accepts:[^=]*=",
    "open_to": r"open_to exact match, gold not null:[^=]*=",
    "evidence_exact": r"substring of the text:[^=]*=",
    "evidence_overlap": r"substring and overlaps gold evidence:[^=]*=",
}


def invented(file: Path, scratch: Path) -> float:
    """The share of invented postings whose stance, tracks and admissions are right; the wrong ones are told."""
    rows = list(lines(file))
    wrong = []
    for row, reading in zip(rows, read(({"title": "", **row} for row in rows), scratch), strict=True):
        stance, tracks, opens = expected(row)
        if reading["stance"] != stance or reading["open_to"] != opens or reading["tracks"] not in tracks:
            wrong.append(f"  {row['text']}: {reading['stance']} {reading['tracks']} {reading['open_to']}")
    tell(f"invented postings: {len(rows) - len(wrong)} of {len(rows)} right", "\n".join(wrong))
    return 1 - len(wrong) / len(rows)


def expected(row: Row) -> tuple[str, list[list[str]], list[str] | None]:
    """Stance, the accepted sets of tracks, and what is open. A none of 전문연구요원 may leave its track untold."""
    both = ["산업기능요원", "전문연구요원"]
    tracks = both if row["track"] == "both" else [row["track"]] if row["track"] in both else []
    accepted = [tracks, []] if row["stance"] == "none" and tracks == both[1:] else [tracks]
    told = {row["admission"], row["status"]} - {"n/a", "unspecified"}
    if row["stance"] == "rejects" or not told:
        return row["stance"], accepted, None
    classes = [
        one for one in ("보충역", "현역") if row["status"] not in ("보충역", "현역") or one == row["status"]
    ]
    ways = [
        one for one in ("신규", "전직") if row["admission"] not in ("신규", "전직") or one == row["admission"]
    ]
    return row["stance"], accepted, [c + w for c in classes for w in ways]


def facts(folder: Path, scratch: Path) -> dict[str, float]:
    """Roles, domains, experience, education, pay, employment, place, deadline, vagueness."""
    own = folder / "facts"
    wanted = {row["id"] for row in lines(own / "dev_gold.jsonl")}
    postings = [row for row in lines(folder / "postings_real.jsonl.gz") if row["id"] in wanted]
    predictions = write(scratch / "facts.jsonl", read(postings, scratch))
    told = score([own / "score_facts.py", own / "dev_gold.jsonl", predictions, "--json"], "facts")
    scored = json.loads(told.strip().splitlines()[-1])
    return {
        figure: scored[name] if key == "" else scored[name][key]
        for figure, (name, key) in FACT_FIGURES.items()
    }


FACT_FIGURES = {
    "first_role": ("roles_first_hit", ""),
    "roles_f1": ("roles (micro)", "f1"),
    "domains_f1": ("domains (micro)", "f1"),
    "entry_level_ok": ("entry_level_ok", "acc"),
    "min_years": ("min_years", "acc"),
    "education_min_f1": ("education_min", "f1"),
    "employment_type_f1": ("employment_type", "f1"),
    "sigungu_f1": ("region_sigungu", "f1"),
    "pay_low_f1": ("pay_low", "f1"),
    "closes_on_f1": ("closes_on", "f1"),
    "open_until_filled_f1": ("open_until_filled", "f1"),
    "vague_f1": ("vague", "f1"),
}


def duplicates(folder: Path, scratch: Path) -> dict[str, float]:
    """Which postings are one opening."""
    own = folder / "duplicates"
    postings = [*lines(folder / "postings_real.jsonl.gz"), *lines(own / "postings_extra.jsonl")]
    groups: dict[str, list[str]] = defaultdict(list)
    for reading in read(postings, scratch):
        groups[reading["group"]].append(reading["id"])
    predictions = write(scratch / "groups.jsonl", ({"group": group} for group in groups.values()))
    told = score([own / "score_dups.py", own / "dev_gold.jsonl", predictions], "duplicates")
    found = re.search(r"P ([\d.]+) +R ([\d.]+)", told)
    return {"precision": float(found[1]), "recall": float(found[2])} if found else {}


MEASURES = {"service": service, "facts": facts, "duplicates": duplicates}


def read(rows: Iterable[Row], scratch: Path) -> Iterator[Row]:
    """What `gonggo read` says of each row."""
    file = write(scratch / "postings.jsonl", rows)
    command = [sys.executable, "-m", "bot", "read", str(file)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    return map(json.loads, done.stdout.splitlines())


def score(command: list[Path | str], title: str) -> str:
    """Run a scorer, show what it says, hand it on."""
    words = [sys.executable, *map(str, command)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    tell(title, done.stdout)
    return done.stdout


def tell(title: str, words: str) -> None:
    """Print one block."""
    sys.stdout.write(f"\n== {title}\n{words.strip()}\n")


def lines(file: Path) -> Iterator[Row]:
    """The rows of a JSON lines file, packed or not."""
    with (
        gzip.open(file, "rt", encoding="utf-8")
        if file.suffix == ".gz"
        else file.open(encoding="utf-8") as stream
    ):
        yield from (json.loads(line) for line in stream if line.strip())


def write(file: Path, rows: Iterable[Row]) -> Path:
    """Rows as JSON lines."""
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
