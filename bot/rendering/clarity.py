"""What a posting leaves unclear, a few words a reason; the reasons are codes of `reading/clarity.py`."""

from __future__ import annotations

from bot.model.reading import Clarity, Found
from bot.rendering.words import cut

GAPS = {
    "no_duties": "담당 업무가 안 적힘",
    "skills_only": "기술만 요구하고 할 일이 안 적힘",
    "no_task": "업무에 구체적인 과제가 없음",
    "overall": "업무 범위가 넓은 말뿐임",
    "everything": "여러 직무의 기술을 한 사람에게 요구함",
    "personality": "요건이 성격 이야기뿐임",
    "title_differs": "제목과 업무가 서로 다른 직무임",
    "preferred_differs": "우대사항과 업무가 서로 다른 직무임",
}
SHOWN, QUOTE = 2, 40


def gap(reason: Found) -> str:
    """업무에 구체적인 과제가 없음 (“AI 관련 업무 전반”): one reason with the words it rests on."""
    words = f" (“{cut(reason.evidence[0].text, QUOTE)}”)" if reason.evidence else ""
    return GAPS.get(reason.value, reason.value) + words


def gaps(clarity: Clarity) -> str:
    """The first reasons in one line; "" when all is clear."""
    return ", ".join(gap(reason) for reason in clarity.reasons[:SHOWN])
