"""Which mails are taken for a board's."""

from __future__ import annotations

import pytest

from bot.sources.mail_senders import is_sent_to_subscribers


@pytest.mark.parametrize(
    "headers",
    [
        "From: alerts@linkedin.com",
        "From: =?utf-8?b?7J6h7L2U66as7JWE?= <alert@mail.JobKorea.co.kr>",
        "From: someone@mail.example\r\nList-Unsubscribe: <https://mail.example/off>",
        "From: someone@mail.example\r\nlist-id: <jobs.mail.example>",
    ],
)
def test_what_goes_to_subscribers_is_taken(headers: str) -> None:
    assert is_sent_to_subscribers(f"{headers}\r\n\r\nwords".encode())


@pytest.mark.parametrize(
    "headers",
    [
        "From: friend@mail.example",
        "From: alerts@notlinkedin.com",
        "From: alerts@linkedin.com.mail.example",
        '"alerts@linkedin.com" <friend@mail.example>',
        "Subject: List-Unsubscribe",
        "",
    ],
)
def test_a_letter_is_left_alone(headers: str) -> None:
    assert not is_sent_to_subscribers(f"{headers}\r\n\r\nwords".encode())


def test_headers_of_any_bytes_are_no_trouble() -> None:
    assert not is_sent_to_subscribers(b"From: \xc0\xce\xbb\xe7 <\xff@\xfe>\r\n\r\n")
    assert not is_sent_to_subscribers(b"\x00\xff" * 50)
