"""No secret passes the log's handler, however it got into a record."""

from __future__ import annotations

import io
import logging
import sys
from collections.abc import Callable, Iterator

import pytest

from bot import logs

SECRET = "424242:AAF-secret_half"


@pytest.fixture
def stream() -> Iterator[io.StringIO]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in logs.QUIET}
    stream = io.StringIO()
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, old in levels.items():
        logging.getLogger(name).setLevel(old)


def nested(read: Callable[[str], object], text: str) -> None:
    """Fails, with what it read in the cause's words."""
    try:
        read(text)
    except ValueError as error:
        raise RuntimeError("outer") from error


def test_a_secret_in_message_or_arguments_becomes_stars(stream: io.StringIO) -> None:
    logs.set_up("INFO", [SECRET], stream)
    log = logging.getLogger("anything")
    log.info("https://host/bot424242:AAF-secret_half/getMe")
    log.info("asked %s with %r", {"url": f"/bot{SECRET}/"}, SECRET.encode())
    log.info("the half alone: %s", "AAF-secret_half")
    log.info("encoded: %s", "bot424242%3AAAF-secret_half")
    assert "secret_half" not in stream.getvalue()
    assert stream.getvalue().count("***") == 5


def test_a_secret_in_a_traceback_or_its_causes_becomes_stars(stream: io.StringIO) -> None:
    logs.set_up("INFO", [SECRET], stream)
    try:
        nested(int, SECRET)
    except RuntimeError:
        logging.getLogger("anything").exception("failed", stack_info=True)
    assert "secret_half" not in stream.getvalue()
    assert "RuntimeError: outer" in stream.getvalue()


def test_a_handler_behind_ours_gets_the_clean_record_too(stream: io.StringIO) -> None:
    logs.set_up("INFO", [SECRET], stream)
    behind = io.StringIO()
    logging.getLogger().addHandler(logging.StreamHandler(behind))
    try:
        int(SECRET)
    except ValueError:
        logging.getLogger("anything").exception("failed with %s", SECRET)
    assert "secret_half" not in behind.getvalue()


def test_words_without_a_secret_stay_as_they_are(stream: io.StringIO) -> None:
    logs.set_up("INFO", [SECRET, "", "short:x"], stream)
    logging.getLogger("anything").info("공고 %d건, 424242, x", 3)
    assert stream.getvalue().endswith("anything: 공고 3건, 424242, x\n")


def test_talkative_libraries_are_quiet_below_debug_only(stream: io.StringIO) -> None:
    logs.set_up("INFO", [], stream)
    logging.getLogger("httpx").info("HTTP Request: GET …")
    logging.getLogger("telegram.Bot").error("noise")
    assert stream.getvalue() == ""
    logs.set_up("DEBUG", [], stream)
    logging.getLogger("httpx").info("HTTP Request: GET …")
    assert "HTTP Request" in stream.getvalue()


def test_without_a_stream_it_writes_to_stderr(stream: io.StringIO) -> None:
    handler = logs.set_up("INFO", [SECRET])
    assert isinstance(handler, logging.StreamHandler)
    assert handler.stream is sys.stderr
    assert logging.getLogger().handlers == [handler]


def test_a_key_that_was_set_encoded_becomes_stars_in_every_form(stream: io.StringIO) -> None:
    logs.set_up("INFO", ["aB%2f9%3d"], stream)
    log = logging.getLogger("anything")
    for form in ("aB%2f9%3d", "aB/9=", "aB%2F9%3D", "aB%252f9%253d"):
        log.info("?serviceKey=%s", form)
    assert stream.getvalue().count("serviceKey=***\n") == 4
