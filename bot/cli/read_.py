"""`gonggo read [FILE|-]`: postings as JSON lines in, readings as JSON lines out; 1 when a line could not be read."""

from __future__ import annotations

import argparse
from typing import Any

from bot import settings
from bot.cli.lines import Lines, write
from bot.clock import korean_day, now
from bot.model.reading import Degree, Reading


def arguments(parser: argparse.ArgumentParser) -> None:
    """The file."""
    parser.add_argument(
        "file", nargs="?", default="-", metavar="파일", help="JSON lines (.gz도 됨), -는 표준 입력"
    )


def run(options: argparse.Namespace) -> int:
    """Read everything, then print, because twins are known only at the end."""
    from bot.reading import read, signatures
    from bot.reading.duplicates import groups
    from bot.reading.lexicon import Lexicon

    folder = settings.load().config
    lexicon, words = Lexicon.load(folder), signatures.load(folder)
    today, lines = korean_day(now()), Lines(options.file)
    rows: list[dict[str, Any]] = []
    found: list[signatures.Signature] = []
    for raw in lines:
        reading = read(raw, on=today, lexicon=lexicon)
        rows.append({"id": raw.external_id} | as_json(reading))
        found.append(signatures.signature(raw, reading, words))
    for row, first in zip(rows, groups(found), strict=True):
        write(row | {"group": rows[first]["id"]})
    return int(lines.broken > 0)


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading under the names the interface promises; pay in 만원 a year."""
    service, experience, pay = reading.service, reading.experience, reading.pay
    quoted = (*service.evidence, *service.conflict)
    return {
        "stance": service.stance.value,
        "tracks": sorted(track.value for track in service.tracks),
        "open_to": None if service.open_to is None else sorted(one.value for one in service.open_to),
        "evidence": quoted[0].text if quoted else "",
        "conflict": [piece.text for piece in service.conflict],
        "roles": [role.value for role in reading.roles],
        "domains": [domain.value for domain in reading.domains],
        "entry_level_ok": experience.entry_ok,
        "min_years": experience.min_years,
        "max_years": experience.max_years,
        "education_min": _degree(reading.education.minimum),
        "education_preferred": _degree(reading.education.preferred),
        "pay": None if pay is None else {"low": _manwon(pay.low), "high": _manwon(pay.high)},
        "employment_type": reading.employment and reading.employment.value,
        "regions": [{"sido": region.sido, "sigungu": region.sigungu or None} for region in reading.regions],
        "remote": reading.remote,
        "closes_on": reading.deadline.closes_on and reading.deadline.closes_on.isoformat(),
        "open_until_filled": reading.deadline.open_until_filled,
        "vague": reading.clarity.vague,
        "vague_reasons": [reason.value for reason in reading.clarity.reasons],
    }


def _degree(degree: Degree | None) -> str | None:
    """The degree as the interface names it: no degree needed is none, a doctor's is phd."""
    return degree and {Degree.ANY: "none", Degree.DOCTOR: "phd"}.get(degree, degree.value)


def _manwon(won: int | None) -> int | float | None:
    if won is None:
        return None
    return won // 10_000 if won % 10_000 == 0 else won / 10_000
