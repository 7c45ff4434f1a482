"""Why a question fits a posting: the posting's own word and line, else the field or the role it was read to be of."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model.chat import Block, Button, Reply
from bot.model.fitting import Fit, Line, Where
from bot.model.posting import Posting
from bot.model.reading import Found
from bot.rendering.blocks import block, row, say
from bot.rendering.posting import company, title
from bot.rendering.words import cut, josa, quoted

TITLE, COMPANY, LINE = 60, 30, 80


def why(posting: Posting, fit: Fit, names: Mapping[str, str]) -> Block:
    """Which posting it is, and why this question; `names`: what fields and roles are called."""
    return block(f"{name(posting)} 공고로 연습합니다. {_because(fit, names)}")


def name(posting: Posting) -> str:
    """‘AI Research Engineer’ (가람로보틱스)."""
    return f"{quoted(title(posting), TITLE)} ({company(posting, COMPANY)})"


def _because(fit: Fit, names: Mapping[str, str]) -> str:
    if fit.line:
        return f"{said(fit.word, fit.line)} 고른 질문입니다."
    if fit.domain:
        called = quoted(names.get(fit.domain.value, fit.domain.value))
        return f"{called} 분야의 일로 읽혀서 고른 질문입니다{_evidence(fit.domain)}."
    called = quoted(names.get(fit.role.value, fit.role.value)) if fit.role else ""
    return f"{called} 자리로 읽혀서 고른 질문입니다."


def said(word: str, line: Line) -> str:
    """주요업무에 ‘객체 탐지’가 있어서 (“객체 탐지 모델 개발”)."""
    words = "" if line.where is Where.TITLE else f" (“{cut(line.text, LINE)}”)"
    return f"{line.where}에 {josa(quoted(word), '이/가')} 있어서{words}"


def _evidence(found: Found) -> str:
    words = dict.fromkeys(f"“{cut(one.text, LINE // 2)}”" for one in found.evidence)
    return f" ({', '.join(words)})" if words else ""


def asking_back(posting: Posting) -> Button:
    """The button for what could be asked about the posting."""
    return Button("이 공고에 할 역질문", action=f"ask:new:{posting.id}")


def nothing_fits(posting: Posting) -> Reply:
    """No field, role or word of the posting is in the bank."""
    return say(
        f"{name(posting)} 공고에서 분야나 기술의 말을 찾지 못해, 맞는 질문을 고를 수 없습니다.",
        "아무 질문이나 풀려면 /interview, 물어볼 것은 아래 단추를 눌러 주세요.",
        buttons=row(Button("면접 질문", action="interview:new:"), asking_back(posting)),
    )
