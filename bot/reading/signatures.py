"""What a posting is compared by, to tell whether another one is the same opening.

A signature holds all that is needed, small enough to be kept: the employer's names, the title's parts, the first role, the
provinces and a sketch of the text (the least hashes of its word pairs). `keys` are what it is looked up by: the employer, the
text, the title; `sought` are those its candidates have. A posting that only its board calls one for 전문연구요원 has that mark
like one that says so.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from itertools import pairwise
from pathlib import Path
from typing import Self
from zlib import crc32

from bot.model.posting import RawPosting
from bot.model.reading import Part, Reading, Stance
from bot.reading import company_names, titles
from bot.reading.company_names import CompanyNames
from bot.reading.titles import TitleKey, TitleWords

SERVICE = frozenset({"military", "research", "industrial", "supplementary", "active"})
"""The marks of a title that speak of military service."""

_SKETCH = 64
_TEXT_KEYS = 3
_TEXT_MOST = 6000
_WORD = re.compile(r"[a-z0-9]+|[가-힣]+")


@dataclass(frozen=True, slots=True)
class DuplicateWords:
    """The words of company names and of titles."""

    names: CompanyNames
    titles: TitleWords


@dataclass(frozen=True, slots=True)
class Signature:
    """A posting for comparing. `names` are the employer's keys, `leads` those that a title's first brackets may name."""

    source: str
    names: tuple[str, ...]
    leads: tuple[str, ...]
    title: TitleKey
    role: str
    sidos: tuple[str, ...]
    sketch: tuple[int, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """Short strings it is looked up by: employers, text, title (`n:`), the title again where no employer is told (`a:`)."""
        companies = [f"c:{name}" for name in dict.fromkeys(self.names + self.leads)]
        texts = [f"t:{number:x}" for number in self.sketch[:_TEXT_KEYS]]
        nameless = () if self.names else (f"a:{self.title.core}",)
        return (*companies, *texts, f"n:{self.title.core}", *nameless)

    def pack(self) -> str:
        """The signature as one line of text."""
        plain = asdict(self)
        plain["title"]["marks"] = sorted(self.title.marks)
        return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def unpack(cls, text: str) -> Self:
        """Back from `pack`; ValueError when it is no such line."""
        try:
            plain = json.loads(text)
            title = plain["title"]
            return cls(
                source=plain["source"],
                names=tuple(plain["names"]),
                leads=tuple(plain["leads"]),
                title=TitleKey(**{**title, "marks": frozenset(title["marks"])}),
                role=plain["role"],
                sidos=tuple(plain["sidos"]),
                sketch=tuple(plain["sketch"]),
            )
        except (TypeError, KeyError, ValueError) as error:
            raise ValueError(f"not a signature: {text[:60]!r}") from error


def sought(keys: Iterable[str]) -> tuple[str, ...]:
    """Of a posting with these keys, those its candidates have: by title alone only where one of the two tells no employer."""
    keys = tuple(keys)
    if any(key.startswith("a:") for key in keys):
        return tuple(key for key in keys if not key.startswith("a:"))
    return tuple(f"a:{key[2:]}" if key.startswith("n:") else key for key in keys)


def load(folder: Path) -> DuplicateWords:
    """Read config/companies.toml and config/titles.toml; ConfigError names the line."""
    return DuplicateWords(company_names.load(folder), titles.load(folder))


def signature(raw: RawPosting, reading: Reading, words: DuplicateWords) -> Signature:
    """What a posting is compared by."""
    names, title = words.names.keys(raw.company), words.titles.key(raw.title)
    leads = words.names.keys(title.lead)
    return Signature(
        source=raw.fields.get("board", raw.source),
        names=names,
        leads=leads,
        title=replace(
            title,
            lead="" if set(names) & set(leads) else title.lead,
            marks=title.marks | _by_board(reading, title),
        ),
        role=reading.roles[0].value if reading.roles else "",
        sidos=tuple(dict.fromkeys(region.sido for region in reading.regions)),
        sketch=_sketch(raw.body),
    )


def likeness(one: Signature, other: Signature) -> tuple[float, int]:
    """How much of the shorter text is in the longer one (0 to 1), and by how many word pairs that was judged."""
    if not one.sketch or not other.sketch:
        return 0.0, 0
    # A full sketch says nothing of hashes past its last one.
    limits = [sketch[-1] for sketch in (one.sketch, other.sketch) if len(sketch) == _SKETCH]
    limit = min(limits, default=max(one.sketch[-1], other.sketch[-1]))
    mine, theirs = ({n for n in sketch if n <= limit} for sketch in (one.sketch, other.sketch))
    seen = min(len(mine), len(theirs))
    return (len(mine & theirs) / seen if seen else 0.0), seen


def _by_board(reading: Reading, title: TitleKey) -> frozenset[str]:
    service = reading.service
    by_field = service.stance is Stance.ACCEPTS and any(e.part is Part.FIELD for e in service.evidence)
    return frozenset({"research"}) if by_field and not title.marks & SERVICE else frozenset()


def _sketch(body: str) -> tuple[int, ...]:
    """The least hashes of the pairs of neighbouring words, in rising order."""
    words = _WORD.findall(body[:_TEXT_MOST].lower())
    hashes = {crc32(f"{one} {other}".encode()) for one, other in pairwise(words)}
    return tuple(sorted(hashes)[:_SKETCH])
