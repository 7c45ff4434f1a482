"""The first words: what the bot does, what it has, and the one next step."""

from __future__ import annotations

from bot.model.chat import Button, Reply
from bot.rendering.blocks import block, bold, code, say

FIRST_FILTER = "전문연"


def welcome(*, try_it: str, samples_only: bool = False, switch_on: str = "", group: bool = False) -> Reply:
    """A greeting. `try_it` is the action that previews a first subscription; `switch_on` the one that turns real boards on.

    `samples_only`: everything here is made up, and it says so.
    """
    hello = block(
        bold("공고봇입니다."),
        " 연구·AI 공고, 그중에서도 전문연구요원으로 갈 수 있는 공고가 올라오면 "
        + ("이 방에 알려 드립니다." if group else "알려 드립니다."),
    )
    how = block(
        "받고 싶은 조건을 이렇게 적어 주세요: ",
        code("/subscribe 전문연 비전 -구로"),
        "\n할 수 있는 일은 /help 에 있습니다.",
    )
    admins = (block("구독은 방 관리자가 바꾸고, 찾아보는 일은 누구나 할 수 있습니다."),) if group else ()
    samples = (
        (block("지금은 연습용 예시 공고만 들어 있습니다. 지어낸 회사이며 실제 채용이 아닙니다.", gap=True),)
        if samples_only
        else ()
    )
    buttons = [(Button(f"‘{FIRST_FILTER}’ 공고 구독해 보기", action=try_it),)]
    if switch_on:
        buttons.append((Button("실제 채용 사이트 켜기", action=switch_on),))
    return Reply((hello, how, *admins, *samples), tuple(buttons))


def opened() -> Reply:
    """Said where a member opened the bot's chat to get an answer for them alone."""
    return say("이제 이 대화로 답을 보내 드릴 수 있습니다. 방으로 돌아가 한 번 더 눌러 주시거나 물어 주세요.")


def switched_on(names: tuple[str, ...]) -> Reply:
    """Real boards are on from now."""
    return Reply(
        (
            block(f"실제 채용 사이트 {len(names)}곳을 켰습니다: {', '.join(names)}"),
            block("공고를 가져오는 데 잠시 걸립니다. 형편은 /status 에서 볼 수 있습니다."),
        )
    )
