"""One recorded board for every kind: where it is asked, what its page is, and what a pull of it must bring."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.sources import registry
from bot.sources.contract import Entry
from tests.servers import BoardServer, Play
from tests.sources.growing import Rows, json_rows, line_rows, script_rows, xml_rows

FIXTURES = Path(__file__).parent / "fixtures"


@dataclass(frozen=True)
class Case:
    """`settings` take the server's address; `ids` take it too, for kinds whose ids are addresses.

    `skipped`: rows that cannot be read. `more`: the further paths a pull asks for, in order, and the page recorded for each.
    `hidden`: words of rows that are not meant for people, or no longer. `closed`: ids that bear a closed mark. `days`: by title
    the Korean days a posting came out and closes, as far as they are told. `rows`: how its list grows; None where there is none.
    """

    kind: str
    page: str
    path: str
    settings: Callable[[str], Mapping[str, Any]]
    ids: Callable[[str], list[str]]
    skipped: int = 0
    content_type: str = "application/json"
    more: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    closed: frozenset[str] = frozenset()
    days: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    rows: Rows | None = None

    @property
    def body(self) -> bytes:
        """The recorded page."""
        return (FIXTURES / self.kind / self.page).read_bytes()

    @property
    def words(self) -> str:
        """All recorded pages together."""
        return "\n".join(
            (FIXTURES / self.kind / page).read_text() for page in (self.page, *self.more.values())
        )

    def entry(self, base: str) -> Entry:
        """An entry that asks the server at `base`, or the real host when `base` is empty."""
        source = registry.kind_called(self.kind)
        assert source is not None
        settings = source.settings.model_validate(self.settings(base or "https://board.example"))
        return Entry("시험 게시판", source, settings, base_url=base if source.hosts else "")

    def play(self, server: BoardServer, *plays: Play) -> Entry:
        """Write the answers down at the path this kind asks, by default the recorded page; gives the entry to pull."""
        server.play(self.path, *(plays or [self.good()]))
        for path, page in self.more.items():
            server.play(path, self.good((FIXTURES / self.kind / page).read_bytes()))
        return self.entry(server.url)

    def good(self, body: bytes | None = None) -> Play:
        """The recorded page, or another body, as an honest host sends it."""
        return Play(self.body if body is None else body, headers={"Content-Type": self.content_type})


ASKED_OTHERWISE = ("mailbox",)
"""Kinds that are not asked over HTTP: their own test holds them to the same against a server of their own."""

CASES = (
    Case(
        "greenhouse",
        "board.json",
        "/v1/boards/saebyeok/jobs?content=true",
        lambda _: {"board": "saebyeok"},
        lambda _: ["7100001", "7100002"],
        skipped=1,
        days={"Robot Learning Researcher (로봇 학습 연구원) & Simulation": ("2026-11-19", "2026-12-31")},
        rows=Rows(json_rows("jobs", "id")),
    ),
    Case(
        "lever",
        "page.json",
        "/v0/postings/haneul?mode=json&skip=0&limit=100",
        lambda _: {"board": "haneul"},
        lambda _: ["5f0c2c1e-0001-4a7b-9d10-aa0000000001", "5f0c2c1e-0002-4a7b-9d10-aa0000000002"],
        days={"음성 인식 연구원 (ASR Researcher)": ("2026-11-19", "")},
        rows=Rows(json_rows("", "id"), 100),
    ),
    Case(
        "ashby",
        "board.json",
        "/posting-api/job-board/byeolbit?includeCompensation=true",
        lambda _: {"board": "byeolbit"},
        lambda _: ["0a1b2c3d-1111-4444-8888-000000000001", "0a1b2c3d-1111-4444-8888-000000000003"],
        hidden=("숨은 공고",),
        days={"NPU 컴파일러 연구원": ("2026-11-21", "")},
        rows=Rows(json_rows("jobs", "id")),
    ),
    Case(
        "feed",
        "rss.xml",
        "/rss",
        lambda base: {"url": f"{base}/rss"},
        lambda _: ["baram-11", "https://baram.example/jobs/12"],
        skipped=1,
        content_type="application/rss+xml; charset=utf-8",
        days={"현장 기사": ("2026-11-19", "")},
        rows=Rows(xml_rows("item", "guid")),
    ),
    Case(
        "feed",
        "atom.xml",
        "/atom",
        lambda base: {"url": f"{base}/atom"},
        lambda _: ["tag:dalmuri.example,2026:5"],
        content_type="application/atom+xml",
        days={"추천 시스템 <연구원>": ("2026-11-22", "")},
        rows=Rows(xml_rows("entry", "id")),
    ),
    Case(
        "feed",
        "feed.json",
        "/feed.json",
        lambda base: {"url": f"{base}/feed.json"},
        lambda _: ["https://pado.example/jobs/31", "32"],
        skipped=1,
        content_type="application/feed+json",
        days={"데이터 엔지니어": ("2026-11-20", "")},
        rows=Rows(json_rows("items", "id", following="next_url"), 50),
    ),
    Case(
        "jobposting",
        "page.html",
        "/jobs/7",
        lambda base: {"urls": [f"{base}/jobs/7"]},
        lambda base: [f"{base}/jobs/7"],
        content_type="text/html",
        days={"의료 영상 AI 연구원 & 개발자": ("2026-11-10", "2026-12-20")},
    ),
    Case(
        "jsonl",
        "postings.jsonl",
        "/postings.jsonl",
        lambda base: {"path": f"{base}/postings.jsonl"},
        lambda _: ["ml-07", "42"],
        skipped=3,
        content_type="application/x-ndjson",
        days={"머신러닝 연구원": ("2026-11-20", "2026-12-15")},
        rows=Rows(line_rows("id")),
    ),
    Case(
        "workable",
        "board.json",
        "/api/v1/widget/accounts/onsaemiro?details=true",
        lambda _: {"board": "onsaemiro"},
        lambda _: ["A1B2C3D4E5", "F6G7H8I9J0"],
        skipped=1,
        days={"Data Annotator": ("2026-11-20", "")},
        rows=Rows(json_rows("jobs", "shortcode")),
    ),
    Case(
        "recruitee",
        "board.json",
        "/api/offers/",
        lambda _: {"board": "dalgubeol"},
        lambda _: ["3100001", "3100002"],
        skipped=1,
        hidden=("숨은 공고",),
        days={"현장 기술자": ("2026-11-13", "2026-12-31")},
        rows=Rows(json_rows("offers", "id")),
    ),
    Case(
        "teamtailor",
        "feed.json",
        "/jobs.json",
        lambda _: {"board": "hanul"},
        lambda _: ["b6a1f0de-0001-4c00-8000-000000000001", "b6a1f0de-0002-4c00-8000-000000000002"],
        skipped=1,
        content_type="application/feed+json",
        days={"자연어 처리 연구원": ("2026-11-18", "2026-12-20")},
        rows=Rows(json_rows("items", "id", following="next_url"), 50),
    ),
    Case(
        "smartrecruiters",
        "list.json",
        "/v1/companies/NaruSoft/postings?limit=100&offset=0",
        lambda _: {"board": "NaruSoft"},
        lambda _: ["744000100000001", "744000100000002"],
        more={
            "/v1/companies/NaruSoft/postings/744000100000001": "one.json",
            "/v1/companies/NaruSoft/postings/744000100000002": "two.json",
        },
        hidden=("사내 공고", "닫힌 공고"),
        days={"Support Engineer": ("2026-11-18", "")},
        rows=Rows(json_rows("content", "id", total="totalFound"), 100, details=True),
    ),
    Case(
        "mma",
        "list.xml",
        "/1300000/CyJeongBo/list?pageNo=1&numOfRows=1000&serviceKey=test-key",
        lambda _: {},
        lambda _: ["2000000900001", "2000000900002"],
        skipped=1,
        content_type="application/xml;charset=UTF-8",
        closed=frozenset({"2000000900003"}),
        days={
            "웹 개발 산업기능요원 모집": ("2026-11-05", ""),
            "자율주행 인지 <3D> 연구원 & 인턴 아님": ("2026-11-03", "2026-12-31"),
        },
        rows=Rows(xml_rows("item", "cygonggoNo", "totalCount"), 1000),
    ),
    Case(
        "sitemap",
        "sitemap.xml",
        "/sitemap.xml",
        lambda base: {"url": f"{base}/sitemap.xml", "match": ("/jobs/",)},
        lambda base: [f"{base}/jobs/12?lang=ko&x=1", f"{base}/jobs/11"],
        content_type="application/xml",
        more={"/jobs/12?lang=ko&x=1": "12.html", "/jobs/11": "11.html"},
        hidden=("elsewhere.example",),
        days={"위성 영상 연구원": ("2026-11-10", "")},
    ),
    Case(
        "saramin",
        "search.json",
        "/job-search?job_type=19&sort=pd&count=110&start=0&access-key=test-key",
        lambda _: {"job_types": ["19"], "keywords": []},
        lambda _: ["59000001", "59000002", "59000003"],
        skipped=1,
        hidden=("이미 닫힌 공고",),
        closed=frozenset({"59000004"}),
        days={"음성합성 연구원": ("2026-11-10", "2026-12-01"), "상시 인재 모집": ("2026-11-10", "")},
        rows=Rows(json_rows("jobs.job", "id", total="jobs.total"), 110),
    ),
    Case(
        "greeting",
        "list.html",
        "/ko/home",
        lambda base: {"url": f"{base}/ko/home"},
        lambda _: ["301001", "301002"],
        content_type="text/html; charset=utf-8",
        more={"/ko/o/301001": "301001.html", "/ko/o/301002": "301002.html"},
        hidden=("아직 알리지 않은 공고",),
        days={"음악 추천 머신러닝 연구원": ("2026-11-10", "2026-12-15")},
        rows=Rows(script_rows("__NEXT_DATA__", "data", "openingId"), details=True),
    ),
    Case(
        "greeting",
        "stream_list.html",
        "/ko",
        lambda base: {"url": f"{base}/ko"},
        lambda _: ["301001"],
        content_type="text/html; charset=utf-8",
        more={"/ko/o/301001": "stream_301001.html"},
        days={"음악 추천 머신러닝 연구원": ("2026-11-10", "2026-12-15")},
    ),
    Case(
        "ninehire",
        "home.html",
        "/",
        lambda base: {"url": f"{base}/"},
        lambda _: [f"0a0a0a0a-0000-11f1-8000-00000000000{number}" for number in (1, 2)],
        content_type="text/html; charset=utf-8",
        more={
            "/identity-access/homepage/recruitments?companyId=0c0ffee0-0000-11f1-8000-000000000001"
            "&page=1&countPerPage=100&externalTitle=&order=created_at_desc": "list.json",
            "/job_posting/Kx1aB2cD": "one.html",
            "/job_posting/Kx2aB2cD": "two.html",
        },
        hidden=("비공개 공고", "채용 예시", "인재풀"),
        days={"프런트엔드 개발자": ("2026-11-12", "2026-12-10")},
        rows=Rows(
            json_rows("results", "recruitmentId", "addressKey", total="count"), 100, "list.json", details=True
        ),
    ),
    Case(
        "wanted",
        "list.json",
        "/v2/jobs?additional_apply_types=job.additional_apply_type.alternative_military"
        "&sort=job.latest_order&offset=0&limit=50",
        lambda _: {},
        lambda _: ["910001", "910002"],
        skipped=1,
        more={"/v1/jobs/910001": "910001.json", "/v1/jobs/910002": "910002.json"},
        hidden=("숨은 공고", "병역과 상관없는 공고"),
        closed=frozenset({"910003"}),
        days={"추천 시스템 연구원": ("", "2026-12-20")},
        rows=Rows(json_rows("data", "id", following="links.next"), 50, details=True),
    ),
    Case(
        "work24",
        "list.xml",
        "/cm/openApi/call/wk/callOpenApiSvcInfo210L01.do?callTp=L&returnType=XML&startPage=1&display=100"
        "&sortOrderBy=DESC&occupation=011200&authKey=test-key",
        lambda _: {"keywords": [], "occupations": ["011200"]},
        lambda _: ["K000000000000001", "K000000000000002"],
        skipped=1,
        content_type="text/xml;charset=UTF-8",
        more={
            "/cm/openApi/call/wk/callOpenApiSvcInfo210D01.do?callTp=D&returnType=XML"
            f"&wantedAuthNo=K00000000000000{number}&infoSvc=VALIDATION&authKey=test-key": f"K{number}.xml"
            for number in (1, 2)
        },
        days={
            "배터리 소재 & 공정 연구원": ("2026-11-02", "2026-12-30"),
            "시험 장비 기사": ("2026-11-10", "2026-12-05"),
        },
        rows=Rows(xml_rows("wanted", "wantedAuthNo", "total"), 100, details=True),
    ),
    Case(
        "jobalio",
        "list.json",
        "/1051000/recruitment/list?resultType=json&ongoingYn=Y&pageNo=1&numOfRows=200&serviceKey=test-key",
        lambda _: {},
        lambda _: ["300001", "300002"],
        skipped=1,
        closed=frozenset({"300003"}),
        days={"간호직 <기간제> 채용": ("2026-11-12", "2026-12-04")},
        rows=Rows(json_rows("result", "recrutPblntSn", total="totalCount"), 200),
    ),
    Case(
        "breezy",
        "list.json",
        "/json",
        lambda _: {"board": "sanmaru"},
        lambda _: ["a0b1c2d3e4f5", "b6c7d8e9f0a1"],
        skipped=1,
        more={"/p/a0b1c2d3e4f5-legged-robot-researcher": "one.html"},
        days={"보행 로봇 연구원 (Legged Robots)": ("2026-11-18", "2026-12-24")},
        rows=Rows(json_rows("", "id", "friendly_id"), details=True),
    ),
)
