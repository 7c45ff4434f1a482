"""HTML → text: blocks, lists, tables, scripts, and escaping of every depth."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sources.html_text import to_text, unescape


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>하나</p><p>둘</p>", "하나\n둘"),
        ("<div>하나<div>둘</div>셋</div>", "하나\n둘\n셋"),
        ("<h2>자격</h2><p>석사</p><h2>우대</h2>", "자격\n석사\n\n우대"),
        ("하나<br>둘<br/><br>셋", "하나\n둘\n\n셋"),
        ("<p>하나<br></p><p>&nbsp;</p><p>둘</p>", "하나\n둘"),
        ("<p>한\n줄로   <b>이어</b>진 <i>글</i>.</p>", "한 줄로 이어진 글."),
        ("<ul><li>가</li><li><p>나</p></li><li> </li><li>- 다</li></ul>라", "• 가\n• 나\n• 다\n라"),
        ("<ol><li>밖<ul><li>안</li></ul></li></ol>", "• 밖\n• 안"),
        ("<li>ul 없이</li><li>둘</li>", "• ul 없이\n• 둘"),
        (
            "<table><tr><th>구분</th><th>조건</th></tr><tr><td><p>학력</p></td><td>석사</td></tr></table>끝",
            "구분 | 조건\n학력 | 석사\n끝",
        ),
        ("<tr><td></td><td>칸</td></tr>", "칸"),
        ("<pre>첫 줄\n둘째 줄</pre>", "첫 줄\n둘째 줄"),
        ("<p>글</p><script>x('<p>')</script><style>p{}</style><!-- 말 --><template>t</template>", "글"),
        ("<dl><dt>근무지</dt><dd>서울</dd></dl>", "근무지\n서울"),
        ('<a href="https://a.example">누르면</a> 갑니다', "누르면 갑니다"),
        ("<p>닫지 않은 <b>글<p>둘", "닫지 않은 글\n둘"),
        ('<p title="a > b">글</p>', "글"),
    ],
)
def test_what_a_reader_sees(markup: str, text: str) -> None:
    assert to_text(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("&lt;p&gt;R&amp;amp;D&lt;/p&gt;", "R&D"),
        ("<div>&lt;p&gt;글&lt;/p&gt;</div>", "글"),
        ("A &amp;amp;amp; B", "A & B"),
        ("&#54620;&#x AC00; &nbsp;글", "한&#x AC00; 글"),
        ("<p>std::vector&lt;float&gt;</p>", "std::vector<float>"),
        ("C++ <T> & x < 3 > y", "C++ <T> & x < 3 > y"),
        ("https://a.example/?a=1&copy=2&lt=3", "https://a.example/?a=1&copy=2&lt=3"),
    ],
)
def test_escaping_of_every_depth_is_undone_and_no_more(markup: str, text: str) -> None:
    assert to_text(markup) == text


@pytest.mark.parametrize(
    "text",
    ["[자격요건]\n• 석사 이상\n\n• 3 < 5", "하나\n\n둘", "이모지 🤖 과 \u202eRTL\u202c", "글", ""],
)
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert to_text(text) == text


def test_newlines_are_the_authors_where_there_is_no_block() -> None:
    assert to_text("- <b>하나</b>\n- 둘") == "- 하나\n- 둘"
    assert to_text("<div>- 하나\n- 둘</div>") == "- 하나 - 둘"


@given(st.text(alphabet="<>/&;#abpliulitrd \n\t가\"'=-!ltgamp1x", max_size=300))
def test_nothing_raises_and_blanks_are_tidy(markup: str) -> None:
    text = to_text(markup)
    assert text == text.strip()
    assert "\n\n\n" not in text
    assert " \n" not in text


@given(st.text(max_size=100))
def test_what_was_escaped_once_comes_back(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert unescape(escaped) == text


@pytest.mark.parametrize(
    "piece",
    [
        "<p>",
        "<div>",
        "<li>",
        "<td>",
        "<tr><td>",
        "<p ",
        "<",
        "<!--",
        "&lt;",
        "&amp;",
        " \n",
        "<br> ",
        "<p> </p> ",
    ],
)
def test_a_hostile_page_costs_no_more_than_its_length(piece: str) -> None:
    began = time.process_time()
    to_text(piece * 10_000 + "<p>끝</p>")
    assert time.process_time() - began < 2
