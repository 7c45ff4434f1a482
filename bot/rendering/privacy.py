"""What is kept of people and rooms, and how it is deleted: said plainly and nothing left out."""

from __future__ import annotations

from bot.model.chat import Button, Reply
from bot.rendering.blocks import block, bold, row, say

KEPT = (
    "방: 방의 번호와 이름, 설정, 봇에게 마지막으로 말을 건 때, 구독 조건, 관심회사, 방이 더한 면접 질문, 보낸 알림의 기록",
    "사람: 구독이나 찾기를 하신 분의 메신저 번호. 이름은 아래에 적은 데에만 쓰고, 전화번호는 남기지 않습니다.",
    "관심: 공고를 관심에 담거나 좋아요를 누르신 분의 메신저 번호와 그 공고. 방에는 몇 명인지만 보입니다.",
    "부름: /pingme 를 켜신 분의 메신저 번호, 그때 보이던 이름, 적어 주신 조건. 부르는 데만 쓰고 /pingme off 로 지워집니다.",
    "면접: 질문이 어땠는지 누르신 분의 메신저 번호와 표시, 그때. 다시 물을 날을 셈하는 데만 쓰고, 답은 남기지 않습니다.",
    "매일면접: 질문에 답하신 분의 메신저 번호와 그때 보이던 이름. 한 주 요약에만 쓰고, 답하신 말은 남기지 않습니다.",
    "모의면접: 참가하신 분의 메신저 번호와 그때 보이던 이름. 이름은 끝나면 지우고, 나머지는 30일 뒤에 지웁니다.",
    "짝: /pair 를 켜신 분의 메신저 번호, 그때 보이던 이름, 지난주 짝. 짝을 짓는 데만 쓰고 /pair 끔 으로 지워집니다.",
    "퀴즈: 답하신 분의 메신저 번호와 그때 보이던 이름, 고르신 보기와 맞았는지. 순위와 복습에만 씁니다.",
    "말: 방에서 오가는 말은 저장하지 않습니다. 구독하거나 찾을 때 적어 주신 조건만 버튼이 알아들을 수 있게 30일 동안 둡니다.",
    "공고: 채용 사이트에 공개된 글. 글 안의 전화번호와 메일 주소 같은 개인 연락처는 지우고 저장합니다.",
    "봇이 방에서 나가면 30일 뒤에 그 방의 모든 것을 지웁니다.",
)


def privacy() -> Reply:
    """The whole statement."""
    kept = "".join(f"\n- {line}" for line in KEPT)
    return Reply(
        (
            block(bold("무엇을 저장하나요"), kept),
            block(
                "이 자료는 이 봇을 돌리는 컴퓨터에만 있고, 다른 곳에 넘기거나 광고에 쓰지 않습니다.", gap=True
            ),
            block("지우려면 /forget 이나 ‘잊어줘’를 보내 주세요.", gap=True),
        )
    )


def ask_forget(*, mark: str, may_forget_room: bool) -> Reply:
    """Which of it shall go; the room's only for who may. `mark`: of who asks, whom alone the buttons answer."""
    lines = ["무엇을 지울까요? 지운 것은 되살릴 수 없습니다."]
    if may_forget_room:
        lines.append("방의 모든 것을 지우면 구독과 설정이 사라지고 알림이 멈춥니다.")
    return say(
        *lines,
        buttons=(
            *row(Button("나에 대한 것만", action=f"forget:me:{mark}")),
            *row(Button("이 방의 모든 것", action=f"forget:room:{mark}") if may_forget_room else None),
            *row(Button("그만두기", action=f"forget:no:{mark}")),
        ),
    )


def forgot_member() -> Reply:
    """The asker is forgotten."""
    return say(
        "지웠습니다. 누가 구독을 만들었는지, 관심과 좋아요, 면접 질문에 하신 표시와 답하신 기록이 이제 남아 있지 않습니다.",
        "방의 구독은 그대로입니다.",
    )


def forgot_room(subscriptions: int) -> Reply:
    """The room is forgotten."""
    return say(
        f"이 방의 모든 것을 지웠습니다 (구독 {subscriptions}개 포함). 다시 쓰시려면 /start 를 보내 주세요."
    )


def nothing_forgotten() -> Reply:
    """They thought better of it."""
    return say("아무것도 지우지 않았습니다.")
