"""Pages that carry a schema.org JobPosting as JSON-LD: one posting a page, the addresses named by the operator.

The posting's identity is the page's address, for `identifier` is missing or not unique too often; a second posting on a page
adds its number. A page that is gone (404, 410) closes its posting; one that has no JobPosting any more is told and keeps the
other pages from closing, no more.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from bot.sources import json_ld
from bot.sources.addresses import Address
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source


class Pages(Settings):
    """`urls`: the pages of the postings. `company`: who hires, when the pages say it otherwise."""

    urls: Annotated[tuple[Address, ...], Field(min_length=1)]
    company: str = ""


def start(entry: Entry) -> tuple[Request, ...]:
    """Every page."""
    return tuple(Request(url, one=True, page=True) for url in dict.fromkeys(entry.settings.urls))


def parse(entry: Entry, answer: Answer) -> Page:
    """The page's posting, or that it is gone."""
    return json_ld.read(entry.name, answer, entry.settings.company)


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
