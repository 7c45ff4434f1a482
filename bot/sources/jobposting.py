"""Pages that carry a schema.org JobPosting as JSON-LD: one posting a page, the addresses named by the operator.

Found in `<script type="application/ld+json">`: alone, in a list, in an `@graph`, or inside another thing; with `<!-- -->` or
CDATA around it and raw newlines inside its strings, as real pages have them. The posting's identity is the page's address, for
`identifier` is missing or not unique too often; a second posting on a page adds its number. A page that is gone (404, 410)
closes its posting; one that has no JobPosting any more is told and keeps the other pages from closing, no more.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

from pydantic import Field
from selectolax.lexbor import LexborHTMLParser

from bot.model.posting import RawPosting
from bot.sources import text, times
from bot.sources.addresses import Address, place
from bot.sources.answers import mapping, mappings, read_rows, words_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source


class Pages(Settings):
    """`urls`: the pages of the postings. `company`: who hires, when the pages say it otherwise."""

    urls: Annotated[tuple[Address, ...], Field(min_length=1)]
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """Every page."""
    return tuple(Request(url, one=True) for url in dict.fromkeys(entry.settings.urls))


def parse(entry: Entry, answer: Answer) -> Page:
    """The page's posting, or that it is gone."""
    url = answer.request.url
    if answer.status != 200:
        return Page(closed=frozenset({url}))
    found = [thing for script in _scripts(words_of(answer)) for thing in _postings_in(script)]
    if not found:
        return Page(
            faults=(
                f"{place(url)}: 채용공고 자료(schema.org JobPosting)가 없는 페이지입니다. 주소를 확인해 주세요.",
            )
        )
    numbered = {id(thing): "" if number == 0 else f"#{number}" for number, thing in enumerate(found)}
    postings, faults = read_rows(found, lambda thing: _posting(entry, url, url + numbered[id(thing)], thing))
    return Page(tuple(postings), faults=tuple(faults))


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


def _posting(entry: Entry, url: str, external_id: str, thing: Mapping[str, Any]) -> RawPosting:
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
        source=entry.name,
        external_id=external_id,
        title=title,
        url=text.link(url),
        company=text.line(entry.settings.company) or _organisation(thing.get("hiringOrganization")),
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


source = Source(
    kind="jobposting",
    settings=Pages,
    start=start,
    parse=parse,
    hosts=(),
    ledger={
        "official": "예. 검색 엔진에 보이려고 페이지에 스스로 적는 공개 표준(schema.org JobPosting)",
        "key": "필요 없음",
        "terms": "사이트마다 다르므로 운영자가 이용약관과 robots.txt를 확인한 주소만 적습니다",
        "fields": "title, description, datePosted, validThrough, hiringOrganization, jobLocation, employmentType, baseSalary, "
        "experienceRequirements, educationRequirements",
        "fixtures": "표준의 꼴대로 지은 페이지",
        "unsure": "validThrough가 없는 페이지가 많음. 페이지가 그대로 있으면 마감을 알 수 없음",
    },
)
