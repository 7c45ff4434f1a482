"""Whether two addresses lead to the same posting, whatever hangs on them: marks of campaigns, languages, an apply form.

Two addresses are the same posting when their boards say so (posting_links.py), when they are equal without such marks, or when
both name the same long number on one site. Also a company's own page and its board, where the page bears the board's number
(gh_jid). Nothing is ever asked of the network: a short link stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from bot.sources.posting_links import inside, posting_at

MANY_COMPANIES = frozenset(
    ("jobs.lever.co", "jobs.eu.lever.co", "jobs.ashbyhq.com", "boards.greenhouse.io", "job-boards.greenhouse.io",
     "apply.workable.com", "jobs.smartrecruiters.com")
)  # fmt: skip
"""Hosts that serve a board to each of many companies, by the first part of the path."""

_MARKS = re.compile(
    r"utm_.*|mc_.*|trk.*|hsa_.*|lever-.*|gh_src|.*clid|igshid|_ga|_gl|ref|refer.*|src|source|from|share.*|lang|locale|t",
    re.IGNORECASE,
)
_FORMS = re.compile(r"/(?:apply|application|apply-now)$")
_NUMBER = (
    "gh_jid",
    "rec_idx",
    "token",
    "job_id",
    "jobid",
    "jid",
    "posting_id",
    "postingid",
    "id",
    "idx",
    "no",
    "seq",
)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TOKEN = re.compile(rf"{_UUID.pattern}|^\d{{4,}}(?=-|$)|(?<=-)\d{{4,}}$|^(?=\w*\d)[a-z0-9_]{{6,}}$")
Plain = tuple[str, str, frozenset[tuple[str, str]]]
_KOREAN = frozenset(("co", "or", "go", "ac", "re", "ne", "pe"))
_CARRIED = 5


def same(one: str, other: str) -> bool:
    """Do both lead to one posting?"""
    links = posting_at(one), posting_at(other)
    if links[0] and links[1]:
        return links[0].id == links[1].id
    if _alike(plain(one), plain(other)):
        return True
    name = _identity(one)
    if not name or name != _identity(other):
        return False
    return bool(_UUID.fullmatch(name)) or site(one) == site(other) or "gh_jid" in one + other


def carried(url: str) -> tuple[str, ...]:
    """The address and those it carries, the outer ones first, a few at most."""
    return tuple(parts.geturl() for _, parts in zip(range(_CARRIED), inside(url), strict=False))


def names(url: str) -> frozenset[str]:
    """What a store may know the posting by: its number on its board, with and without the board."""
    link = posting_at(url)
    known = (link.number, link.id) if link else ()
    return frozenset(name for name in (*known, _identity(url)) if name)


def beginnings(url: str) -> frozenset[str]:
    """How the posting's own address may begin, whatever hangs on it behind."""
    link = posting_at(url)
    return _beginnings(url) | (_beginnings(link.url) if link else frozenset())


def _beginnings(url: str) -> frozenset[str]:
    parts = urlsplit(url)
    path = _FORMS.sub("", parts.path.rstrip("/"))
    ends = [f"{path}{slash}?{key}={value}" for slash in ("", "/") for key, value in _told(parts)]
    if not ends or _says_which(path):
        ends.append(path)
    return frozenset(one + end for one in _hosts(parts) for end in ends if end)


def board(url: str) -> str:
    """What the posting's board is called: its site, with the company where a site serves many."""
    parts = urlsplit(url)
    return _host(parts) + _company(parts)


def board_beginnings(url: str) -> frozenset[str]:
    """How the addresses of that board begin."""
    parts = urlsplit(url)
    return frozenset(f"{one}{_company(parts)}/" for one in _hosts(parts))


def plain(url: str) -> Plain:
    """Host, path and parameters that may say which posting it is, made comparable."""
    parts = urlsplit(url)
    path = _FORMS.sub("", unquote(parts.path).rstrip("/").casefold())
    return _host(parts), path, frozenset(_told(parts))


def _alike(one: Plain, other: Plain) -> bool:
    """Equal; where the path says which posting, one may bear more parameters than the other."""
    if one[:2] != other[:2]:
        return False
    return one[2] == other[2] or (_says_which(one[1]) and (one[2] <= other[2] or other[2] <= one[2]))


def _says_which(path: str) -> bool:
    return any(letter.isdigit() for letter in path.rpartition("/")[2])


def site(url: str) -> str:
    """The domain as it was registered: acme.com, saramin.co.kr."""
    labels = (urlsplit(url).hostname or "").split(".")
    return ".".join(labels[-3:] if len(labels) > 2 and labels[-2] in _KOREAN else labels[-2:])


def _company(parts: SplitResult) -> str:
    first = parts.path.strip("/").partition("/")[0]
    return f"/{first}" if (parts.hostname or "") in MANY_COMPANIES and first else ""


def _host(parts: SplitResult) -> str:
    return re.sub(r"^(?:www|m)\.", "", (parts.hostname or "").rstrip("."))


def _hosts(parts: SplitResult) -> Iterator[str]:
    """Scheme and host, in the ways it may have been written."""
    bare = _host(parts)
    for scheme in ("https", "http"):
        for host in dict.fromkeys((bare, f"www.{bare}", (parts.hostname or "").rstrip("."))):
            yield f"{scheme}://{host}"


def _told(parts: SplitResult) -> list[tuple[str, str]]:
    return [(key, value) for key, value in parse_qsl(parts.query) if not _MARKS.fullmatch(key)]


def _identity(url: str) -> str:
    """The long number or name that says which posting: of a parameter, else the last one of the path; "" for none."""
    parts = urlsplit(url)
    told = {key.lower(): value for key, value in _told(parts)}
    values = [told[key] for key in _NUMBER if key in told]
    segments = _FORMS.sub("", unquote(parts.path).rstrip("/").casefold()).split("/")
    for value in (*values, *reversed(segments)):
        if found := _TOKEN.search(value.casefold()):
            return found.group()
    return ""
