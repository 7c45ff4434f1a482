"""A Reply as Telegram HTML: whole or visibly cut, never broken."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.chat import Block, BlockKind, Button, Reply, Span, Style
from bot.platforms.telegram_layout import CAPTION, CUT, TEXT, clean, lay_out, units
from tests.fake_telegram import plain


def one(text: str, style: Style = Style.PLAIN, url: str = "", kind: BlockKind = BlockKind.TEXT) -> Reply:
    return Reply((Block((Span(text, style, url),), kind),))


@pytest.mark.parametrize(
    ("reply", "html"),
    [
        (one("R&D <b>", Style.BOLD), "<b>R&amp;D &lt;b&gt;</b>"),
        (one("기울임", Style.ITALIC), "<i>기울임</i>"),
        (one("마감된 제목", Style.STRIKE), "<s>마감된 제목</s>"),
        (one("/구독 전문연", Style.CODE), "<code>/구독 전문연</code>"),
        (one("공고", url="https://a.example/?a=1&b=\"2"), '<a href="https://a.example/?a=1&amp;b=&quot;2">공고</a>'),
        (one("공고", Style.BOLD, "https://a.example/"), '<a href="https://a.example/"><b>공고</b></a>'),
        (one("코드", Style.CODE, "https://a.example/"), "<code>코드</code>"),
        (one("공고", url="javascript:alert(1)"), "공고"),
        (one("남의 말", kind=BlockKind.QUOTE), "<blockquote>남의 말</blockquote>"),
        (one("  ^", Style.BOLD, kind=BlockKind.PRE), "<pre>  ^</pre>"),
        (one("답 <b>", kind=BlockKind.SPOILER), "<tg-spoiler>답 &lt;b&gt;</tg-spoiler>"),
        (one("답", Style.BOLD, kind=BlockKind.SPOILER), "<tg-spoiler><b>답</b></tg-spoiler>"),
        (one("x = 1", Style.CODE, kind=BlockKind.SPOILER), "<tg-spoiler>x = 1</tg-spoiler>"),
        (one(" ", Style.BOLD), " "),
        (one("", kind=BlockKind.QUOTE), ""),
    ],
)  # fmt: skip
def test_styles_links_and_kinds_become_telegrams_tags(reply: Reply, html: str) -> None:
    assert lay_out(reply).html == html


def test_a_member_is_mentioned_by_number_and_one_of_another_platform_is_plain_words() -> None:
    def mention(member: str) -> str:
        return lay_out(Reply((Block((Span("가람 <b>", member=member),)),))).html

    assert mention("7") == '<a href="tg://user?id=7">가람 &lt;b&gt;</a>'
    assert mention("you") == mention('7"><script>') == "가람 &lt;b&gt;"


def test_blocks_stand_below_each_other_and_a_gap_is_an_empty_line() -> None:
    blocks = (Block((Span("하나"),)), Block((Span("둘"),)), Block((Span("셋"),), gap=True))
    assert lay_out(Reply(blocks)).html == "하나\n둘\n\n셋"
    assert plain(lay_out(Reply(blocks)).html) == Reply(blocks).text


def test_folds_that_follow_each_other_are_one() -> None:
    def fold(words: str) -> Block:
        return Block((Span(words),), BlockKind.FOLD, gap=True)

    html = lay_out(
        Reply((Block((Span("답"),)), fold("<a>"), fold("b"), Block((Span("끝"),)), fold("c")))
    ).html
    assert html == (
        "답\n\n<blockquote expandable>&lt;a&gt;\n\nb</blockquote>\n끝\n\n<blockquote expandable>c</blockquote>"
    )
    assert plain(html) == "답\n\n<a>\n\nb\n끝\n\nc"


def test_direction_overrides_and_broken_characters_are_taken_out_and_marks_stay() -> None:
    assert clean("a\u202eb\u2066c\u2069\ud800d\x00\x07\ufeff") == "abcd"
    assert clean("\u200fשלום\u200f\r\n다음\u2028줄\t칸") == "\u200fשלום\u200f\n다음\n줄\t칸"


@pytest.mark.parametrize("words", ["", "   ", "\n\n", "\u200b\u200d\u2060", "\x00\u202e"])
def test_words_nobody_can_see_count_as_nothing(words: str) -> None:
    assert lay_out(one(words)).size == 0


def test_what_fits_exactly_stays_whole_and_one_more_is_cut() -> None:
    assert plain(lay_out(one("가" * TEXT)).html) == "가" * TEXT
    cut = plain(lay_out(one("가" * (TEXT + 1))).html)
    assert cut.endswith(CUT)
    assert units(cut) <= TEXT


def test_a_cut_comes_at_a_line_where_one_is_near() -> None:
    lines = tuple(Block((Span(f"{number}. " + "공고 " * 20, Style.BOLD),)) for number in range(100))
    whole = Reply(lines).text
    cut = plain(lay_out(Reply(lines)).html)
    assert cut.endswith("\n" + CUT)
    kept = cut.removesuffix("\n" + CUT)
    assert whole.startswith(kept + "\n")
    assert len(kept) > TEXT - 200


def test_a_cut_comes_at_a_space_or_between_whole_signs() -> None:
    assert plain(lay_out(one("낱말 " * 2000)).html).endswith("낱말 " + CUT)
    family = "👩\u200d👩\u200d👧"
    kept = plain(lay_out(one(family * 1000)).html).removesuffix(CUT)
    assert kept == family * (len(kept) // len(family))


def test_emoji_count_double_so_that_either_way_of_counting_is_kept() -> None:
    cut = plain(lay_out(one("🔖" * 3000)).html)
    assert len(cut) < units(cut) <= TEXT
    assert cut.endswith(CUT)


def test_a_cut_inside_a_quote_closes_it_before_the_mark() -> None:
    html = lay_out(one("근" * 5000, Style.ITALIC, kind=BlockKind.QUOTE)).html
    assert html.endswith(f"</i></blockquote>{CUT}")
    assert plain(html)


def test_a_link_no_button_may_have_is_said_in_words() -> None:
    reply = Reply(
        (Block((Span("공고"),)),), ((Button("보기", url="http://localhost/1"), Button("담기", "s:1")),)
    )
    laid = lay_out(reply)
    assert laid.html == "공고\n보기: http://localhost/1"
    assert laid.keyboard is not None
    assert [[button.text for button in row] for row in laid.keyboard.inline_keyboard] == [["담기"]]


SPANS = st.builds(
    Span, st.text(max_size=3000), st.sampled_from(Style), st.sampled_from(["", "https://a.example/"])
)
BLOCKS = st.builds(Block, st.lists(SPANS, max_size=3).map(tuple), st.sampled_from(BlockKind), st.booleans())


@given(st.lists(BLOCKS, max_size=4).map(tuple), st.sampled_from([TEXT, CAPTION, 40]))
def test_any_words_are_laid_out_in_closed_tags_within_the_limit(
    blocks: tuple[Block, ...], limit: int
) -> None:
    laid = lay_out(Reply(blocks), limit)
    words = plain(laid.html)
    assert units(words) <= limit
    whole = "".join(clean(block.text) for block in blocks)
    if not words.endswith(CUT):
        assert words.replace("\n", "") == whole.replace("\n", "")
