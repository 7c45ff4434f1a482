"""What rooms were told stays true: closed, changed and reopened postings reach the messages that carry them."""

from __future__ import annotations

from bot.model.chat import Reply, Style
from bot.store import rooms
from bot.store.schema import outbox as messages
from bot.tasks.prune import prune
from tests.commands.conversation import posting
from tests.conftest import NOW
from tests.town import GROUP, YES, Town, dated


def struck(reply: Reply) -> str:
    return "".join(span.text for block in reply.blocks for span in block.spans if span.style is Style.STRIKE)


async def test_an_alert_is_struck_when_its_posting_closes(town: Town) -> None:
    await town.subscribe()
    [alert] = await town.bring(posting(1, YES))
    assert "마감]" not in alert.text
    [alert] = await town.bring(complete=True)
    assert "[마감] 연구원 1" in alert.text
    assert struck(alert) == "연구원 1"
    assert town.platform.edits == 1


async def test_it_is_whole_again_when_the_posting_is_back(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await town.bring(complete=True)
    [alert] = await town.bring(posting(1, YES), complete=True)
    assert struck(alert) == ""


async def test_a_digest_line_is_struck_in_its_place_and_the_total_stays(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES), posting(2, YES), posting(3, YES))
    [digest] = await town.bring(posting(1, YES), posting(3, YES), complete=True)
    assert "새 공고 3건" in digest.text
    assert "2. [마감] 연구원 2" in digest.text
    assert struck(digest) == "연구원 2"


async def test_a_change_is_told_on_one_line_and_kept_by_later_edits(town: Town) -> None:
    await town.subscribe()
    await town.bring(dated(1, "2026-12-15"))
    [alert] = await town.bring(dated(1, "2026-12-22"))
    assert "변경: 마감 12/15 → 12/22" in alert.text.splitlines()
    assert "12/22 마감 (D-29)" in alert.text
    [alert] = await town.bring(dated(1, "2026-12-22", pay_text="연봉 5,000만원 이상"))
    assert "변경: 마감 12/15 → 12/22 · 연봉 미기재 → 5,000만원 이상" in alert.text
    [alert] = await town.bring(complete=True)
    assert struck(alert) == "연구원 1"
    assert "변경: 마감 12/15 → 12/22" in alert.text


async def test_a_change_of_stance_is_told_even_when_the_room_would_not_want_it_any_more(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    [alert] = await town.bring(posting(1, "자격요건\n전문연구요원 지원 불가"))
    assert "→ ✕ 불가" in alert.text


async def test_a_digest_line_tells_its_change_below_it(town: Town) -> None:
    await town.subscribe()
    await town.bring(dated(1, "2026-12-15"), posting(2, YES))
    [digest] = await town.bring(dated(1, "2026-12-18"))
    lines = digest.text.splitlines()
    assert lines[lines.index("변경: 마감 12/15 → 12/18") - 2].startswith("1. 연구원 1")


async def test_other_words_are_no_reason_to_edit(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await town.bring(posting(1, YES + "\n우대사항\n논문"))
    assert town.platform.edits == 0


async def test_the_day_after_the_last_is_noticed_by_any_round_and_by_the_daily_tidying(town: Town) -> None:
    await town.subscribe()
    await town.bring(dated(1, "2026-11-25"))
    await town.bring(dated(2, "2026-11-26"))
    await town.wait(days=3)
    await prune(town.database, town.clock)
    first, second = await town.deliver()
    assert (struck(first), struck(second)) == ("연구원 1", "")
    await town.wait(days=1)
    await town.talk.bring(posting(9, "모델 서빙"), source="나래보드")
    assert struck((await town.deliver())[1]) == "연구원 2"


async def test_what_closes_on_its_way_is_left_out_for_good(town: Town) -> None:
    await town.subscribe()
    await town.talk.bring(posting(1, YES), posting(2, YES), posting(3, YES))
    await town.talk.bring(posting(1, YES), posting(2, YES), complete=True)
    [digest] = await town.deliver()
    assert "새 공고 2건" in digest.text
    [digest] = await town.bring(posting(1, YES), complete=True)
    assert "새 공고 2건" in digest.text
    assert "연구원 3" not in digest.text
    assert struck(digest) == "연구원 2"


async def test_an_opening_that_stays_open_on_another_board_is_not_struck_and_leads_there(town: Town) -> None:
    await town.subscribe()
    opening = posting(1, YES, company="(주)누리랩", title="음성 인식 연구원")
    twin = posting(2, YES, company="누리랩 주식회사", title="음성 인식 연구원")
    await town.bring(opening)
    await town.talk.bring(twin, source="나래보드")
    await town.bring(complete=True)
    [alert] = town.messages()
    assert struck(alert) == ""
    assert alert.buttons[0][0].url == "https://example.com/2"
    assert "가람보드" not in alert.text
    await town.talk.bring(source="나래보드", complete=True)
    assert struck((await town.deliver())[0]) == "음성 인식 연구원"


async def test_one_edit_waits_for_a_message_however_much_changes(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES), posting(2, YES))
    await town.talk.bring(posting(1, YES), complete=True)
    await town.talk.bring(complete=True)
    async with town.database.reading() as connection:
        assert len((await connection.execute(messages.select().where(messages.c.kind == "edit"))).all()) == 1
    await town.deliver()
    assert town.platform.edits == 1
    async with town.database.reading() as connection:
        assert not (await connection.execute(messages.select().where(messages.c.kind == "edit"))).all()


async def test_messages_older_than_sixty_days_are_left_as_they_are(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    await town.wait(days=61)
    await town.bring(complete=True)
    assert town.platform.edits == 0


async def test_a_room_that_is_away_has_its_messages_mended_when_it_is_back(town: Town) -> None:
    await town.subscribe()
    await town.bring(posting(1, YES))
    async with town.database.writing() as connection:
        await rooms.pause(connection, GROUP, NOW)
    [alert] = await town.bring(complete=True)
    assert struck(alert) == ""
    async with town.database.writing() as connection:
        await rooms.resume(connection, GROUP)
    [alert] = await town.deliver()
    assert struck(alert) == "연구원 1"
