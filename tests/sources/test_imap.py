"""The mailbox against a real mail server: what is new, what is left as it was, and what a person must mend."""

from __future__ import annotations

import json
import socket
from base64 import b64decode
from collections.abc import Iterator
from datetime import timedelta
from itertools import count
from urllib.parse import quote

import pytest
from pydantic import SecretStr

from bot.errors import SourceError, SourceRefused, SourceUnreachable
from bot.sources.asking import Asked
from bot.sources.contract import Request
from bot.sources.imap import MOST, SIZE, Imap
from bot.sources.mailbox import NEW
from tests.conftest import NOW
from tests.fakes import FakeClock
from tests.mail_server import PASSWORD, MailServer, running

_numbers = count(1)


@pytest.fixture(scope="module")
def mail_server() -> Iterator[MailServer]:
    with running() as server:
        yield server


@pytest.fixture
def folder() -> str:
    return f"alerts{next(_numbers)}"


def mail(number: int, size: int = 0) -> bytes:
    return f"Subject: {number}\r\nContent-Type: text/plain\r\n\r\n{number}{'x' * size}\r\n".encode()


def box(server: MailServer, folder: str = "INBOX", password: str | None = None) -> Imap:
    return Imap(server.url(folder, password), FakeClock(NOW), tls=server.tls, timeout=5)


async def ask(imap: Imap, validator: str = "") -> Asked:
    return await imap.ask(Request(NEW), validator)


def numbers(asked: Asked) -> list[int]:
    """The mails' own numbers."""
    assert asked.answer is not None
    mails = [b64decode(one["mail"]) for one in json.loads(asked.answer.body)]
    return [int(words.split(b"\r\n")[0].split()[1]) for words in mails]


async def test_mails_are_read_once_and_left_as_they_are(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1), mail(2), folder=folder)
    imap = box(mail_server, folder)
    first = await ask(imap)
    assert numbers(first) == [1, 2]
    assert (await ask(imap, first.validator)).answer is None
    mail_server.deliver(mail(3), folder=folder)
    assert numbers(await ask(imap, first.validator)) == [3]
    assert mail_server.seen(folder) == []


async def test_an_empty_folder_is_an_answer_and_what_comes_later_is_new(
    mail_server: MailServer, folder: str
) -> None:
    mail_server.deliver(folder=folder)
    imap = box(mail_server, folder)
    first = await ask(imap)
    assert numbers(first) == []
    assert (await ask(imap, first.validator)).answer is None
    mail_server.deliver(mail(1), folder=folder)
    assert numbers(await ask(imap, first.validator)) == [1]


async def test_many_mails_come_a_few_at_a_time_the_oldest_first(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(*map(mail, range(MOST + 3)), folder=folder)
    imap = box(mail_server, folder)
    first = await ask(imap)
    assert numbers(first) == list(range(MOST))
    assert numbers(await ask(imap, first.validator)) == list(range(MOST, MOST + 3))


async def test_at_first_only_the_last_two_weeks_are_read(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1), mail(2), folder=folder, at=NOW - timedelta(days=20))
    mail_server.deliver(mail(3), folder=folder, at=NOW - timedelta(days=3))
    assert numbers(await ask(box(mail_server, folder))) == [3]


async def test_what_is_older_than_that_is_never_read(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1), mail(2), folder=folder, at=NOW - timedelta(days=30))
    imap = box(mail_server, folder)
    first = await ask(imap)
    assert numbers(first) == []
    assert (await ask(imap, first.validator)).answer is None
    mail_server.deliver(mail(3), folder=folder)
    assert numbers(await ask(imap, first.validator)) == [3]


async def test_another_folder_of_the_same_name_is_read_anew(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1), mail(2), folder=folder)
    first = await ask(box(mail_server, folder))
    mail_server.remove(folder)
    mail_server.deliver(mail(3), folder=folder)
    second = await ask(box(mail_server, folder), first.validator)
    assert numbers(second) == [3]
    assert second.validator.split(":")[1] != first.validator.split(":")[1]


async def test_a_mail_of_any_size_is_cut(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1, size=3 * SIZE), folder=folder)
    asked = await ask(box(mail_server, folder))
    assert asked.answer is not None
    assert len(b64decode(json.loads(asked.answer.body)[0]["mail"])) == SIZE


@pytest.mark.parametrize(("name", "packed"), [("台北", "&U,BTFw-"), ("R&D 알림", "R&-D &xUy5vA-")])
async def test_a_folder_may_have_any_name(name: str, packed: str, mail_server: MailServer) -> None:
    mail_server.deliver(mail(7), folder=packed)
    assert numbers(await ask(box(mail_server, quote(name)))) == [7]


async def test_mails_are_marked_by_name_and_no_others(mail_server: MailServer, folder: str) -> None:
    mail_server.deliver(mail(1), mail(2), mail(3), folder=folder)
    imap = box(mail_server, folder)
    asked = await ask(imap)
    assert asked.answer is not None
    names = [one["name"] for one in json.loads(asked.answer.body)]
    await imap.mark([names[0], names[2], "12345:2"])
    assert mail_server.seen(folder) == [1, 3]


async def test_marks_that_cannot_be_made_are_passed_over(
    mail_server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    await box(mail_server, "nowhere").mark(["1:1"])
    assert "표시하지 못했습니다" in caplog.text


# --- refused -----------------------------------------------------------------------------------------------------------


async def refused(imap: Imap, kind: type[SourceError], words: str) -> None:
    with pytest.raises(kind, match=words) as told:
        await ask(imap)
    chain, error = "", told.value.__context__
    while error is not None and not told.value.__suppress_context__:
        chain, error = chain + str(error), error.__context__
    assert PASSWORD not in str(told.value) + chain
    assert "hush" not in str(told.value) + chain


async def test_a_wrong_password_is_told_without_it(mail_server: MailServer) -> None:
    await refused(box(mail_server, password="hush-hush"), SourceRefused, "들어갈 수 없습니다")


async def test_a_folder_that_is_not_there_is_told(mail_server: MailServer) -> None:
    await refused(box(mail_server, "nowhere"), SourceRefused, "그런 폴더가 없습니다")


async def test_a_certificate_nobody_vouches_for_is_refused(mail_server: MailServer) -> None:
    await refused(Imap(mail_server.url(), FakeClock(NOW)), SourceRefused, "인증서를 믿을 수 없습니다")


async def test_a_host_that_speaks_no_tls_is_left_for_later(mail_server: MailServer) -> None:
    other = Imap(SecretStr("imaps://a:hush@127.0.0.1:9/x"), FakeClock(NOW), tls=mail_server.tls, timeout=1)
    await refused(other, SourceUnreachable, "다음 차례")


@pytest.mark.parametrize(
    "url",
    [
        "imap://a:hush@mail.example/x",
        "https://a:hush@mail.example/x",
        "imaps://mail.example/x",
        "imaps://a@mail.example/x",
        "imaps://a:hush@[broken/x",
        "imaps://a:hush@mail.example:port/x",
        "hush",
    ],
)
async def test_an_address_that_is_none_is_told_without_it(url: str) -> None:
    await refused(
        Imap(SecretStr(url), FakeClock(NOW)), SourceRefused, "imaps://이름:앱비밀번호@서버/폴더 꼴로"
    )


async def test_no_address_at_all_says_which_one_to_write() -> None:
    await refused(Imap(None, FakeClock(NOW)), SourceRefused, "GONGGO_MAILBOX_URL=")


async def test_a_server_that_stays_silent_is_left_for_later() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        url = SecretStr(f"imaps://a:hush@127.0.0.1:{port}/x")
        await refused(Imap(url, FakeClock(NOW), timeout=0.2), SourceUnreachable, "다음 차례")
