"""The local room in a real browser: what a member sees and does."""

from __future__ import annotations

import pytest
from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from bot.model.chat import Block, BlockKind, Button, Document, Reply, Span, Style
from tests.browser.conftest import House
from tests.browser.screen import Screen
from tests.platforms.scripted import alert, caret_error, saying

pytestmark = pytest.mark.browser


# ---- talking ----


def test_a_typed_command_is_answered(screen: Screen) -> None:
    screen.say("/start")
    answer = screen.wait_for("안녕하세요")
    assert screen.messages()[0] == "/start"
    assert "theirs" in (answer.get_attribute("class") or "")
    assert screen.written() == ""


def test_a_pressed_button_changes_its_message_in_place_and_says_a_word(screen: Screen) -> None:
    screen.say("/subscribe 전문연")
    screen.button("구독하기").click()
    changed = screen.wait_for("구독했습니다: 전문연")
    assert len(screen.messages()) == 2
    assert changed.find_element(By.CSS_SELECTOR, ".edited").text == "고침"
    assert screen.button("멈추기").is_displayed()
    assert screen.wait_toast("구독했습니다.").is_displayed()


def test_an_alert_arrives_by_itself_with_its_buttons(screen: Screen, house: House) -> None:
    house.send(alert())
    message = screen.wait_for("대화형 AI 연구원")
    assert message.find_element(By.CSS_SELECTOR, "strong").text == "대화형 AI 연구원"
    assert message.find_element(By.CSS_SELECTOR, "blockquote").text.startswith("“전문연구요원으로")
    link = screen.button("공고 보기")
    assert link.get_attribute("href") == "https://example.com/postings/1"
    assert (link.get_attribute("target"), link.get_attribute("rel")) == ("_blank", "noopener noreferrer")
    screen.button("왜 왔나요").click()
    screen.wait_for("에 닿았습니다")


def test_an_edited_alert_changes_where_it_stands(screen: Screen, house: House) -> None:
    sent = house.send(alert("먼저"))
    house.send(saying("나중"))
    screen.wait_for("나중")
    house.edit(sent, saying("마감되었습니다"))
    screen.wait_for("마감되었습니다")
    assert screen.messages() == ["마감되었습니다", "나중"]


def test_a_picture_is_seen_and_has_words(screen: Screen) -> None:
    screen.say("/picture")
    screen.wait_for("분포입니다")
    image = screen.one(".bubble img")
    screen.until(lambda: screen.js("return arguments[0].naturalWidth", image) == 480)
    assert image.get_attribute("alt") == "연봉 분포: 가운데 5,200만원"


def test_a_document_is_a_link_to_save_it(screen: Screen, house: House) -> None:
    house.send(Reply((Block((Span("질문 2개"),)),), document=Document("면접질문.txt", b"x")))
    link = screen.wait_for("질문 2개").find_element(By.CSS_SELECTOR, "a")
    assert link.text == "면접질문.txt 내려받기"
    assert link.get_attribute("download") == "면접질문.txt"


def test_what_is_covered_is_seen_when_it_is_pressed(screen: Screen, house: House) -> None:
    covered = Block((Span("모범답안 <b>"),), BlockKind.SPOILER)
    house.send(Reply((Block((Span("질문"),)), covered)))
    message = screen.wait_for("질문")
    assert "모범답안" not in message.text
    message.find_element(By.CSS_SELECTOR, "summary").click()
    assert screen.wait_for("모범답안 <b>").is_displayed()


def test_details_are_folded_under_their_first_line_and_are_one(screen: Screen, house: House) -> None:
    first = Block((Span("통계와 견주면", Style.BOLD), Span("\n전체 평균 375만원")), BlockKind.FOLD, gap=True)
    second = Block((Span("신입 평균 240만원"),), BlockKind.FOLD, gap=True)
    house.send(Reply((Block((Span("상위 7%"),)), first, second)))
    message = screen.wait_for("상위 7%")
    assert message.find_element(By.CSS_SELECTOR, ".bubble").text == "상위 7%\n통계와 견주면"
    [details] = message.find_elements(By.CSS_SELECTOR, "details")
    details.find_element(By.CSS_SELECTOR, "summary").click()
    screen.until(lambda: "신입 평균 240만원" in details.text)
    assert details.text == "통계와 견주면\n전체 평균 375만원\n신입 평균 240만원"


def test_answering_a_message_names_it_to_the_bot(screen: Screen, house: House) -> None:
    sent = house.send(alert())
    screen.wait_for("대화형 AI 연구원").find_element(By.CSS_SELECTOR, ".answer").click()
    assert "대화형 AI 연구원" in screen.one("#answering").text
    screen.say("/why")
    screen.until(lambda: house.bot.heard)
    assert house.bot.heard[0].reply_to == sent
    screen.until(lambda: screen.all(".mine .reference"))
    assert not screen.one("#answering").is_displayed()


def test_a_refused_text_comes_back_into_the_input(screen: Screen) -> None:
    screen.js("document.getElementById('say').value = '가'.repeat(4001)")
    screen.one("#say").send_keys(Keys.ENTER)
    screen.wait_toast("4,000자까지")
    assert screen.until(lambda: len(screen.written()) == 4001)
    assert screen.messages() == []


def test_another_room_is_another_talk(screen: Screen, house: House) -> None:
    house.send(saying("여기"), "local")
    house.send(saying("저기"), "study")
    screen.open("/?room=study")
    screen.wait_for("저기")
    assert screen.messages() == ["저기"]
    assert "study" in screen.one("#where").text


# ---- the first minute ----


def test_the_first_minute_offers_a_start_and_then_goes_out_of_the_way(screen: Screen) -> None:
    assert screen.one("#welcome").is_displayed()
    chips = screen.until(lambda: screen.all("#chips .chip"))
    assert [chip.text.split(" ")[0] for chip in chips] == ["/start", "/subscribe", "/jobs", "/help"]
    chips[1].click()
    screen.wait_for("지난 30일에")
    assert screen.messages()[0] == "/subscribe 전문연"
    assert not screen.one("#chips").is_displayed()
    assert not screen.one("#welcome").is_displayed()


# ---- keyboard and screen reader ----


def test_everything_can_be_done_by_keyboard_alone(screen: Screen) -> None:
    assert screen.focused().get_attribute("id") == "say"
    screen.keys("/subscribe 전문연", Keys.ENTER)
    screen.button("구독하기")
    for _ in range(3):  # back over the answer button and the second key
        screen.tab_back()
    assert screen.focused().text == "구독하기"
    screen.keys(Keys.ENTER)
    screen.wait_for("구독했습니다: 전문연")
    assert screen.focused().text == "멈추기", "the focus stays at the place that was pressed"
    screen.keys(Keys.ESCAPE)
    assert screen.focused().get_attribute("id") == "say"


def test_the_first_tab_stop_leads_to_the_input(screen: Screen) -> None:
    screen.tab_back()
    assert screen.focused().get_attribute("id") == "log"
    screen.tab_back()
    assert screen.focused().text == "입력창으로 건너뛰기"
    assert screen.focused().rect["y"] >= 0
    screen.keys(Keys.ENTER)
    assert screen.focused().get_attribute("id") == "say"


def test_where_the_focus_is_can_be_seen(screen: Screen, house: House) -> None:
    house.send(alert())
    screen.wait_for("대화형")
    for _ in range(2):
        screen.tab_back()
        style = screen.js(
            "const s = getComputedStyle(document.activeElement); return [s.outlineStyle, s.outlineWidth]"
        )
        assert style == ["solid", "2px"]


def test_shift_enter_makes_a_line_and_enter_sends_it(screen: Screen, house: House) -> None:
    screen.keys("하나")
    low = screen.one("#say").rect["height"]
    screen.chord(Keys.SHIFT, Keys.ENTER)
    screen.keys("둘")
    assert screen.one("#say").rect["height"] > low
    screen.keys(Keys.ENTER)
    screen.until(lambda: house.bot.heard)
    assert house.bot.heard[0].text == "하나\n둘"


def test_the_enter_that_ends_a_hangul_syllable_does_not_send(screen: Screen, house: House) -> None:
    screen.keys("안녕")
    screen.js(
        "document.getElementById('say').dispatchEvent("
        "new KeyboardEvent('keydown', {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))"
    )
    assert screen.written() == "안녕"
    screen.keys(Keys.ENTER)
    screen.until(lambda: screen.messages() == ["안녕"])
    assert [call.text for call in house.bot.heard] == ["안녕"]


def test_the_newest_own_words_come_back_with_the_up_key(screen: Screen) -> None:
    screen.say("/start")
    screen.wait_for("안녕하세요")
    screen.keys(Keys.ARROW_UP)
    assert screen.written() == "/start"


def test_the_log_is_read_aloud_politely(screen: Screen) -> None:
    log = screen.one("#log")
    assert (log.aria_role, log.accessible_name) == ("log", "대화")
    assert log.get_attribute("aria-live") == "polite"
    assert log.get_attribute("aria-busy") is None
    assert screen.one("#say").accessible_name == "공고봇에게 할 말"


# ---- the palette ----


def test_a_slash_opens_the_commands_and_arrows_choose(screen: Screen) -> None:
    screen.keys("/")
    options = screen.until(lambda: screen.all("#palette li"))
    assert [option.text.split()[0] for option in options[:3]] == ["/start", "/subscribe", "/subscriptions"]
    assert screen.one("#say").aria_role == "combobox"
    screen.keys(Keys.ARROW_DOWN, Keys.ARROW_DOWN)
    active = screen.one("#say").get_attribute("aria-activedescendant")
    assert screen.one(f"#{active}").get_attribute("aria-selected") == "true"
    screen.keys(Keys.ARROW_UP, Keys.TAB, "전문연", Keys.ENTER)
    screen.wait_for("지난 30일에")
    assert screen.messages()[0] == "/subscribe 전문연"


def test_letters_narrow_the_commands_and_enter_writes_the_first(screen: Screen, house: House) -> None:
    screen.keys("/jo")
    assert [option.text.split()[0] for option in screen.until(lambda: screen.all("#palette li"))] == ["/jobs"]
    screen.keys(Keys.ENTER)
    assert screen.written() == "/jobs "
    assert house.bot.heard == []


def test_korean_letters_find_commands_but_enter_sends_them_as_they_are(screen: Screen, house: House) -> None:
    screen.keys("/구독")
    assert len(screen.until(lambda: screen.all("#palette li"))) == 2
    screen.keys(Keys.ENTER)
    screen.until(lambda: house.bot.heard)
    assert house.bot.heard[0].command == "구독"


def test_escape_closes_the_commands_and_enter_then_sends(screen: Screen, house: House) -> None:
    screen.keys("/st")
    screen.until(lambda: screen.one("#palette").is_displayed())
    screen.keys(Keys.ESCAPE)
    assert not screen.one("#palette").is_displayed()
    assert screen.one("#say").get_attribute("role") is None
    screen.keys(Keys.ENTER)
    screen.until(lambda: house.bot.heard)
    assert house.bot.heard[0].text == "/st"


def test_a_whole_command_is_sent_at_once(screen: Screen) -> None:
    screen.keys("/start", Keys.ENTER)
    screen.wait_for("안녕하세요")


def test_a_command_can_be_chosen_with_the_mouse(screen: Screen) -> None:
    screen.keys("/")
    screen.until(lambda: screen.all("#palette li"))[3].click()
    assert screen.written() == "/jobs "
    assert screen.focused().get_attribute("id") == "say"


# ---- words that could do harm ----


def test_a_title_full_of_markup_arrives_as_words(screen: Screen, house: House) -> None:
    title = '<img src=x onerror="window.hurt=1"><b>AI</b> & "연구원" 🙂 <script>window.hurt=1</script>'
    house.send(Reply((Block((Span(title), Span(" 끝"))),), ((Button(title[:60], "why:1"),),)))
    screen.wait_for("끝")
    assert screen.messages() == [f"{title} 끝"]
    assert screen.js("return window.hurt") is None
    assert screen.all(".bubble img, .bubble b, .bubble script") == []


def test_a_right_to_left_mark_does_not_turn_its_neighbours(screen: Screen, house: House) -> None:
    house.send(Reply((Block((Span("제목 \u202eabc"), Span(" — 회사"))),)))
    message = screen.wait_for("회사")
    edges = screen.js(
        "return [...arguments[0].querySelectorAll('bdi')].map((e) => e.getBoundingClientRect().left)", message
    )
    assert edges == sorted(edges)


def test_a_very_long_word_stays_inside(screen: Screen, house: House) -> None:
    house.send(saying("가" * 5000))
    screen.wait_for("가가가")
    assert not overflows(screen)
    assert len(screen.messages()[0]) == 5000


# ---- looks ----


def overflows(screen: Screen) -> bool:
    return bool(
        screen.js(
            "const log = document.getElementById('log');"
            "return document.documentElement.scrollWidth > innerWidth || log.scrollWidth > log.clientWidth"
            " || document.documentElement.scrollHeight > innerHeight"
        )
    )


def fill(house: House) -> None:
    house.send(
        alert(
            "아주 긴 이름을 가진 대규모 언어 모델 사전학습 및 정렬 연구 엔지니어 (Large Language Model Alignment)"
        )
    )
    house.send(caret_error())
    house.send(
        Reply((Block((Span("https://example.com/" + "long-path-" * 30, url="https://example.com/"),)),))
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 768, 1400])
def test_nothing_sticks_out_at_any_width(screen: Screen, house: House, width: int, scheme: str) -> None:
    screen.size(width, 700)
    screen.media(prefers_color_scheme=scheme)
    screen.open()
    fill(house)
    screen.wait_for("long-path")
    assert not overflows(screen)
    for key in (*screen.all(".key"), screen.one(".send")):
        box = key.rect
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["height"] >= 36


CONTRAST = """
const rgb = (color) => {
  const ctx = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d');
  ctx.fillStyle = color; ctx.fillRect(0, 0, 1, 1);
  return [...ctx.getImageData(0, 0, 1, 1).data];
};
const light = ([r, g, b]) => [r, g, b].map((v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const under = (element) => {
  for (; element; element = element.parentElement) {
    const color = rgb(getComputedStyle(element).backgroundColor);
    if (color[3] === 255) return color;
  }
};
return [...document.querySelectorAll('p, strong, blockquote, pre, code, time, .key, .send, .answer, .by, a')]
  .filter((e) => e.checkVisibility() && e.textContent.trim())
  .map((e) => {
    const [a, b] = [light(rgb(getComputedStyle(e).color)), light(under(e))].sort((x, y) => y - x);
    return [(a + 0.05) / (b + 0.05), `${e.tagName}.${e.className}: ${e.textContent.slice(0, 20)}`];
  })
  .filter(([ratio]) => ratio < 4.5);
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_enough_from_their_ground(screen: Screen, house: House, scheme: str) -> None:
    screen.media(prefers_color_scheme=scheme)
    fill(house)
    screen.wait_for("long-path")
    screen.say("안녕")
    screen.until(lambda: screen.all(".mine"))
    assert screen.js(CONTRAST) == []


def test_dark_is_dark(screen: Screen) -> None:
    light = screen.js("return getComputedStyle(document.body).backgroundColor")
    screen.media(prefers_color_scheme="dark")
    dark = screen.js("return getComputedStyle(document.body).backgroundColor")
    assert light == "rgb(244, 243, 238)"
    assert dark == "rgb(20, 24, 22)"


def test_after_a_press_by_mouse_the_next_enter_presses_nothing(screen: Screen, house: House) -> None:
    screen.say("/subscribe 전문연")
    screen.button("구독하기").click()
    screen.wait_for("구독했습니다: 전문연")
    assert screen.focused().get_attribute("id") == "say"
    screen.keys(Keys.ENTER)
    screen.say("끝")
    screen.until(lambda: house.bot.heard[-1].text == "끝")
    assert [call.action for call in house.bot.heard] == ["", "subscribe:1", ""]


@pytest.mark.parametrize("font", ["", '"Noto Sans CJK KR", sans-serif', '"DejaVu Sans Mono"', "serif"])
def test_the_caret_stands_under_its_word_whatever_the_font(screen: Screen, house: House, font: str) -> None:
    if font:  # as on a computer whose fixed-width font has no Hangul of double width
        screen.js(
            "document.documentElement.style.setProperty('--mono', arguments[0]);"
            "return import('/static/message.js').then((m) => m.fitColumns(document.getElementById('log')))",
            f'"DejaVu Sans Mono", {font}',
        )
    house.send(caret_error())
    screen.wait_for("괄호가")
    caret, bracket = screen.js(
        """
        const pre = document.querySelector('.bubble pre');
        const left = (letter) => {
          const walker = document.createTreeWalker(pre, NodeFilter.SHOW_TEXT);
          for (let node; (node = walker.nextNode()); ) {
            const at = node.data.indexOf(letter);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + 1);
            return range.getBoundingClientRect().left;
          }
        };
        return [left('^'), left('(')];
        """
    )
    assert caret == pytest.approx(bracket, abs=1.5)


def test_less_motion_is_no_motion(screen: Screen, house: House) -> None:
    screen.media(prefers_reduced_motion="reduce")
    screen.js("document.getElementById('writing').hidden = false")
    assert screen.js("return document.getAnimations().length") == 0


# ---- staying in touch ----


def test_a_cut_line_is_told_and_mended_with_nothing_lost_or_doubled(screen: Screen, house: House) -> None:
    house.send(saying("하나"))
    screen.wait_for("하나")
    house.close()
    screen.until(lambda: screen.one("#line-words").text == "연결 끊김, 다시 잇는 중")
    house.send(saying("둘"))
    house.open()
    screen.until(lambda: screen.one("#line-words").text == "이어짐", 15)
    house.send(saying("셋"))
    screen.wait_for("셋")
    assert screen.messages() == ["하나", "둘", "셋"]


def test_words_said_to_nobody_come_back_with_a_reason(screen: Screen, house: House) -> None:
    house.close()
    screen.say("/start")
    screen.wait_toast("보내지 못했습니다")
    assert screen.until(lambda: screen.written() == "/start")
    house.open()


def test_a_restarted_bot_is_told_and_goes_on_in_the_same_page(screen: Screen, house: House) -> None:
    house.send(saying("어제"))
    screen.wait_for("어제")
    house.reborn()
    house.send(saying("오늘"))
    screen.until(lambda: screen.messages() == ["어제", "오늘"], 15)
    assert any("다시 켜졌습니다" in line.text for line in screen.all(".divider"))


def test_who_reads_above_is_told_of_new_messages_and_not_moved(screen: Screen, house: House) -> None:
    for number in range(40):
        house.send(saying(f"공고 {number}"))
    screen.wait_for("공고 39")
    at_end = "const log = document.getElementById('log'); return log.scrollHeight - log.scrollTop - log.clientHeight"
    screen.until(lambda: screen.js(at_end) < 5)
    screen.js("document.getElementById('log').scrollTop = 0")
    screen.until(lambda: screen.js("return document.getElementById('log').scrollTop") == 0)
    house.send(saying("새것 하나"))
    house.send(saying("새것 둘"))
    newer = screen.until(lambda: next(e for e in screen.all("#newer") if e.text == "새 메시지 2개 ↓"))
    assert screen.js("return document.getElementById('log').scrollTop") == 0
    newer.click()
    screen.until(lambda: screen.js(at_end) < 5)
    assert not newer.is_displayed()


def test_a_hidden_tab_counts_what_came_in_its_title(screen: Screen, house: House) -> None:
    here = screen.driver.current_window_handle
    screen.driver.switch_to.new_window("tab")
    house.send(saying("하나"))
    house.send(Reply((Block((Span("조용히"),)),), silent=True))
    house.send(saying("둘"))
    other = screen.driver.current_window_handle
    screen.until(lambda: screen.title_of(here) == "(2) 공고봇")
    screen.driver.switch_to.window(other)
    screen.driver.close()
    screen.driver.switch_to.window(here)
    screen.until(lambda: screen.driver.title == "공고봇")


def test_a_slow_answer_is_announced(screen: Screen, house: House) -> None:
    house.call(house.bot.hold.clear)
    screen.say("/start")
    screen.until(lambda: screen.one("#writing").is_displayed())
    house.call(house.bot.hold.set)
    screen.wait_for("안녕하세요")
    screen.until(lambda: not screen.one("#writing").is_displayed())


def lines(count: int) -> Reply:
    return saying("\n".join(f"줄 {number}" for number in range(count)))


def test_an_answer_is_seen_at_the_end_of_a_long_talk(screen: Screen, house: House) -> None:
    for _ in range(5):
        house.send(lines(10))
    for _ in range(3):
        screen.say("/subscribe 전문연")
        screen.until(lambda: screen.one(".message:last-child .key"))
        screen.until(
            lambda: screen.one(".message:last-child .foot").rect["y"] < screen.one("#form").rect["y"]
        )


def test_of_an_answer_taller_than_the_view_the_beginning_is_seen(screen: Screen, house: House) -> None:
    house.send(lines(10))
    screen.wait_for("줄 9")
    house.send(lines(100))
    tall = screen.wait_for("줄 99")
    screen.until(lambda: abs(screen.js("return arguments[0].getBoundingClientRect().top", tall) - 58) < 30)


def test_a_command_in_the_bots_words_can_be_pressed(screen: Screen, house: House) -> None:
    house.send(saying("처음이면 /start 를 누르세요. /usr/bin 이나 1/2 는 명령이 아닙니다."))
    screen.wait_for("처음이면")
    assert [command.text for command in screen.all(".command")] == ["/start"]
    screen.one(".command").click()
    screen.wait_for("안녕하세요")
    assert screen.messages()[1] == "/start"


def test_an_example_in_the_bots_words_goes_to_the_input_to_be_changed(screen: Screen, house: House) -> None:
    house.send(caret_error())
    screen.wait_for("괄호가")
    screen.one(".command").click()
    assert screen.written() == "/subscribe 전문연 지역:서울 신입"
    assert screen.focused().get_attribute("id") == "say"
    assert house.bot.heard == []
