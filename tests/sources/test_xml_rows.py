"""XML from hosts that are not careful, and from some that mean harm."""

from __future__ import annotations

import time

import pytest

from bot.errors import SourceChanged
from bot.sources.contract import Answer, Request
from bot.sources.xml_rows import row_of, words_at, xml_of

NESTED = 100_000


def root_of(body: bytes) -> object:
    return xml_of(Answer(Request("https://board.example/list"), body))


@pytest.mark.parametrize(
    "body",
    [
        "<a><b>한글</b></a>".encode(),
        "\ufeff<?xml version='1.0' encoding='UTF-8'?><a><b>한글</b></a>".encode(),
        "<?xml version='1.0' encoding='EUC-KR'?><a><b>한글</b></a>".encode("euc-kr"),
        "<?xml version='1.0' encoding='EUC-KR'?><a><b>한글</b></a>".encode(),
        "\n\n<a><b>한글</b></a>\n".encode(),
        "<a><b>한글</b></a>".encode("utf-16"),
    ],
)
def test_words_come_whole_whatever_the_charset(body: bytes) -> None:
    assert words_at(xml_of(Answer(Request("https://board.example"), body)), "b") == "한글"


def test_what_careless_hosts_write_is_mended() -> None:
    body = b"<a><b>R&D &nbsp;A &#0;B\x0bC &#x1;D &amp; E</b></a>"
    found = xml_of(Answer(Request("https://board.example"), body))
    assert words_at(found, "b").split() == ["R&D", "&nbsp;A", "B", "C", "D", "&", "E"]


@pytest.mark.parametrize(
    "body",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
        b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>',
        b'<!-- <a> --><?xml-thing?><!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>',
        "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".encode("utf-16"),
        b"<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;']><l>&c;</l>",
    ],
)
def test_document_types_are_refused(body: bytes) -> None:
    with pytest.raises(SourceChanged, match="XML"):
        root_of(body)


def test_a_document_type_quoted_in_the_words_is_none() -> None:
    found = xml_of(Answer(Request("https://board.example"), b"<a><b><![CDATA[<!DOCTYPE html>]]></b></a>"))
    assert words_at(found, "b") == "<!DOCTYPE html>"


@pytest.mark.parametrize(
    "body", [b"", b"{}", b"<a><b>", b"<a></b>", b"<" * NESTED, b"<a>" * NESTED, b"a" * NESTED, b"&" * NESTED]
)
def test_what_is_no_xml_is_a_changed_source_and_quick(body: bytes) -> None:
    began = time.process_time()
    with pytest.raises(SourceChanged, match="XML이 와야 하는데"):
        root_of(body)
    assert time.process_time() - began < 2


def test_a_row_is_its_children_by_one_name() -> None:
    body = b"<a><EOPCHE_NM> x </EOPCHE_NM><eopjongNm></eopjongNm><deep><b>c</b></deep></a>"
    assert row_of(xml_of(Answer(Request("https://board.example"), body))) == {"eopchenm": "x"}
