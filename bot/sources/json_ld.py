"""schema.org JobPosting as JSON-LD: found on a page, and made a posting. Shared by every kind whose pages carry it.

Found in `<script type="application/ld+json">`: alone, in a list, in an `@graph`, or inside another thing; with `<!-- -->` or
CDATA around it and raw newlines inside its strings, as real pages have them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.addresses import place
from bot.sources.answers import mapping, mappings, read_rows, words_of
from bot.sources.contract import Answer, Page


def read(source: str, answer: Answer, company: str = "") -> Page:
    """The page of one posting, whose identity is its address; a second posting on it adds its number. Gone: closed."""
    url = answer.request.url
    if answer.status != 200:
        return Page(closed=frozenset({url}))
    found = things_on(words_of(answer))
    if not found:
        return Page(faults=(f"{place(url)}: 채용공고 자료(schema.org JobPosting)가 없는 페이지입니다.",))
    numbered = {id(thing): f"{url}#{number}" if number else url for number, thing in enumerate(found)}
    postings, faults = read_rows(
        found, lambda thing: posting(source, numbered[id(thing)], url, thing, company)
    )
    return Page(tuple(postings), faults=tuple(faults))


def things_on(page: str) -> list[dict[str, Any]]:
    """Every JobPosting on a page, in order."""
    return [thing for script in _scripts(page) for thing in _postings_in(script)]


def _scripts(page: str) -> Iterator[Any]:
    for script in LexborHTMLParser(page).css("script"):
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        words = re.sub(
            r"^\s*(?:<!--|/[/*]\s*<!\[CDATA\[[\s*/]*|<!\[CDATA\[)|(?:-->|[/*\s]*\]\]>[\s*/]*)\s*$",
            "",
            script.text(),
        )
        try:
            # Not strict: raw newlines and tabs inside strings are read as they are.
            yield json.loads(words.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # pages carry other things as JSON-LD; a broken one is as good as none


def _postings_in(thing: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every JobPosting in a JSON-LD thing, however it is wrapped."""
    if isinstance(thing, list) and depth < 8:
        for part in thing:
            yield from _postings_in(part, depth + 1)
    elif isinstance(thing, dict) and depth < 8:
        types = thing.get("@type")
        if any(
            str(name).rpartition("/")[2] == "JobPosting"
            for name in (types if isinstance(types, list) else [types])
        ):
            yield thing
        else:
            for part in thing.values():
                yield from _postings_in(part, depth + 1)


def posting(
    source: str, external_id: str, url: str, thing: Mapping[str, Any], company: str = ""
) -> RawPosting:
    """The posting a thing tells of; `company`: who hires, whatever the thing says. ValueError without a title."""
    title = text.line(thing.get("title") or thing.get("name"))
    if not title:
        raise ValueError("제목(title)이 없습니다")
    fields = {
        "employment_type": text.line(thing.get("employmentType")),
        "experience": _experience(thing.get("experienceRequirements")),
        "education": _education(thing.get("educationRequirements")),
        "deadline": text.line(thing.get("validThrough")),
        "posted": text.line(thing.get("datePosted")),
        "role": text.line(thing.get("occupationalCategory")),
    }
    return RawPosting(
        source=source,
        external_id=external_id,
        title=title,
        url=text.link(url),
        company=text.line(company) or _organisation(thing.get("hiringOrganization")),
        body=text.body(
            *(thing.get(key) for key in ("description", "responsibilities", "qualifications", "skills"))
        ),
        location=_location(thing),
        pay_text=_pay(thing.get("baseSalary")),
        posted_at=times.moment(thing.get("datePosted")),
        closes_at=times.deadline(thing.get("validThrough")),
        fields={name: value for name, value in fields.items() if value},
    )


def _organisation(value: object) -> str:
    return text.line(value) or text.line(next(mappings(value), {}).get("name"))


def _location(thing: Mapping[str, Any]) -> str:
    places = [text.line(where) for where in _listed(thing.get("jobLocation")) if isinstance(where, str)]
    for where in mappings(thing.get("jobLocation")):
        address = where.get("address")
        keys = ("addressCountry", "addressRegion", "addressLocality", "streetAddress")
        parts = (
            [_organisation(mapping(address).get(key)) for key in keys]
            if isinstance(address, dict)
            else [address]
        )
        places.append(
            " ".join(dict.fromkeys(filter(None, map(text.line, parts)))) or text.line(where.get("name"))
        )
    remote = "Remote" if "TELECOMMUTE" in _listed(thing.get("jobLocationType")) else ""
    return "; ".join(dict.fromkeys(filter(None, (*places, remote))))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _experience(value: object) -> str:
    months = mapping(value).get("monthsOfExperience")
    if isinstance(months, int | float) and not isinstance(months, bool) and 0 <= months < 1200:
        return f"경력 {months / 12:g}년 이상" if months else "경력 무관"
    return text.line(value)


def _education(value: object) -> str:
    return text.line(value) or text.line([one.get("credentialCategory") for one in mappings(value)])


def _pay(value: object) -> str:
    pay = next(mappings(value), {})
    amount = pay.get("value")
    inner = next(mappings(amount), {}) or {"value": amount}
    low = inner.get("minValue") or inner.get("value")
    return text.money(
        low, inner.get("maxValue") or low, pay.get("currency"), inner.get("unitText") or ""
    ) or text.line(value)
