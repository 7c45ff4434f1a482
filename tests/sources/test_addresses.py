"""Which addresses may be asked, and how they are named."""

from __future__ import annotations

import pytest

from bot.sources import addresses


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/x", "https://a.example:443/y?z", True),
        ("https://www.a.example/", "https://a.example/", True),
        ("https://A.example/", "https://a.example/", True),
        ("https://a.example/", "http://a.example/", False),
        ("https://a.example/", "https://b.a.example/", False),
        ("https://a.example/", "https://a.example:8443/", False),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8001/", False),
    ],
)
def test_two_addresses_are_of_one_host(one: str, other: str, same: bool) -> None:
    assert (addresses.origin(one) == addresses.origin(other)) is same


def test_an_address_is_named_without_what_may_be_a_key() -> None:
    assert addresses.place("https://a.example:8443/jobs?key=hush#part") == "a.example/jobs"
    assert addresses.place("file:///srv/jobs.jsonl") == "/srv/jobs.jsonl"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.8.8", "::1", "localhost"])
def test_this_machine(host: str) -> None:
    assert addresses.is_loopback(host)


@pytest.mark.parametrize("host", ["10.0.0.1", "0.0.0.0", "localhost.example", "a.example", ""])  # noqa: S104  as words
def test_other_machines(host: str) -> None:
    assert not addresses.is_loopback(host)
