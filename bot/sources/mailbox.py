"""Postings from the alert mails that boards send to their own subscriber, out of a folder of the operator's.

For boards that offer no interface to persons and forbid reading their pages by machine (링크드인, 잡코리아, 로켓펀치 …): what the
board itself sends is read, and no more; a person's mail in the same folder is left alone. A mail gives title, company, place
and a few words. The posting's own page is read for its JSON-LD only where the site's robots.txt lets us; where it does not, the
posting stays as the mail tells it and bears `partial`, and its text is behind its link. A mail is a window on the newest, so
what is in no mail any more is not closed.
"""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import replace
from urllib.parse import urlsplit

from bot.model.posting import RawPosting
from bot.sources import json_ld, text
from bot.sources.answers import words_of
from bot.sources.contract import Answer, Entry, Page, Request, Settings, Source
from bot.sources.mail_senders import is_sent_to_subscribers
from bot.sources.mail_words import Told, postings_in
from bot.sources.posting_links import BOARDS

NEW = "mailbox:new"
"""What is asked for: the mails nobody has read here yet, as a JSON list of `{"name", "mail"}`, the mail in base64."""


class Mailbox(Settings):
    """`pages`: whether the pages of postings are read too, as far as robots.txt lets."""

    pages: bool = True


def start(_entry: Entry) -> tuple[Request, ...]:
    """The new mails; where they are is a secret of the settings (GONGGO_MAILBOX_URL)."""
    return (Request(NEW),)


def parse(entry: Entry, answer: Answer) -> Page:
    """What the new mails tell of, or the page of one posting."""
    if answer.request.about:
        return _page(entry, answer)
    postings: dict[str, RawPosting] = {}
    faults, receipts = [], []
    for mail in json.loads(answer.body):
        words = b64decode(mail["mail"])
        told = postings_in(words) if is_sent_to_subscribers(words) else []
        for one in told:
            postings.setdefault(one.link.id, _posting(entry, one))
            if not one.title:
                faults.append(f"{_name(one)}: 메일에서 제목을 읽을 수 없습니다")
        if told:
            receipts.append(mail["name"])
    return Page(
        tuple(postings.values()),
        tuple(_ask(entry, posting) for posting in postings.values()) if entry.settings.pages else (),
        faults=tuple(faults),
        complete=False,
        receipts=tuple(receipts),
    )


def _posting(entry: Entry, told: Told) -> RawPosting:
    return RawPosting(
        source=entry.name,
        external_id=told.link.id,
        title=told.title or _name(told),
        url=told.link.url,
        company=told.company,
        body=text.body("\n".join(told.words)),
        location=told.location,
        fields={"board": told.link.board.name, "partial": "알림 메일"},
    )


def _name(told: Told) -> str:
    """A posting's name where its title cannot be read: its link is good all the same."""
    return f"{told.link.board.name} 공고 {told.link.number}"


def _ask(entry: Entry, posting: RawPosting) -> Request:
    parts = urlsplit(posting.url)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    url = entry.base_url + path if entry.base_url else posting.url
    return Request(url, one=True, page=True, about=posting.external_id, row={"posting": posting})


def _page(entry: Entry, answer: Answer) -> Page:
    """The posting as its page tells it, with the mail's words for what the page leaves out."""
    told: RawPosting = answer.request.row["posting"]
    if answer.status != 200:
        return Page(closed=frozenset({told.external_id}))
    for thing in json_ld.things_on(words_of(answer)):
        try:
            found = json_ld.posting(entry.name, told.external_id, told.url, thing)
        except ValueError:
            continue
        if found.body:
            return Page((replace(
                found,
                company=found.company or told.company,
                location=found.location or told.location,
                fields={**found.fields, "board": told.fields["board"]},
            ),))  # fmt: skip
    return Page()


source = Source(
    kind="mailbox",
    settings=Mailbox,
    start=start,
    parse=parse,
    hosts=tuple(f"www.{board.host}" for board in BOARDS),
    ledger={
        "official": "예. 게시판이 자기 구독자에게 보내는 알림 메일. 읽는 곳은 운영자 자신의 메일함",
        "key": "GONGGO_MAILBOX_URL (imaps://이름:앱비밀번호@서버/폴더)",
        "terms": "게시판 페이지를 긁지 않습니다. 공고 페이지는 robots.txt가 허락하는 곳만 읽고, 추적 링크와 그림은 열지 않습니다",
        "fields": "메일: 공고 주소, 제목, 회사, 근무지, 옆의 몇 마디. 페이지: schema.org JobPosting",
        "fixtures": "알림 메일들이 쓰는 꼴(여러 조각, quoted-printable, base64, EUC-KR, 표로 짠 HTML)대로 지은 메일",
        "unsure": "게시판이 보내는 메일의 실제 꼴은 자주 바뀌므로 주소만 믿고 읽음. "
        "제목, 회사, 근무지를 못 읽은 몫은 상태에 보임",
    },
)
