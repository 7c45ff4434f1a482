"""A small bank of made-up questions, written as an operator would, with one thing or another changed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Table = dict[str, Any]

QUIZ: Table = {
    "ask": "돌림판을 두 번 돌려 같은 칸이 나올 확률은?",
    "options": ["칸의 수가 클수록 작다", "칸의 수와 상관없다", "늘 절반이다"],
    "right": [0],
    "why": "같은 칸이 나올 확률은 칸의 수를 n이라 할 때 1/n이다.",
}


def question(number: int = 1, key: str = "wheel", **changes: Any) -> Table:
    """A question without fault; a change of None takes the part out."""
    table: Table = {
        "id": f"{key}-{number}",
        "subtopic": f"갈래{number}",
        "kind": "개념",
        "level": 1 + number % 3,
        "words": ["돌림판", f"낱말{number}"],
        "ask": ASKS[number % len(ASKS)],
        "hint": "칸의 수를 세어 보세요.",
        "follow_ups": ["칸의 크기가 다르면?", "세 번 돌리면?"],
        "answer": "칸이 n개이면 확률은 1/n이다. 두 번은 서로 독립이다. 그래서 칸이 많을수록 작아진다.",
        "rubric": [
            {"point": "칸의 수로 센다", "words": ["칸", "1/n"]},
            {"point": "독립을 말한다", "words": ["독립"]},
            {"point": "어떻게 변하는지 말한다", "words": ["작아진다"]},
        ],
        "references": ["가람, 돌림판의 확률, 1장"],
    }
    return {part: value for part, value in (table | changes).items() if value is not None}


ASKS = (
    "주사위의 눈이 고르다는 것을 어떻게 보이나요?",
    "돌림판이 같은 칸에 두 번 설 확률은 얼마인가요?",
    "동전 던지기에서 앞면이 나올 때까지 몇 번이 걸리나요?",
    "화살이 과녁의 한가운데에 맞을 가능성을 재 보세요.",
    "비 오는 날 우산을 챙기지 않는 손해를 셈해 보세요.",
    "버스가 십 분마다 올 때 기다리는 시간의 평균을 구해 보세요.",
)


def write_topic(
    folder: Path, *questions: Table, key: str = "wheel", name: str = "돌림판", **head: Any
) -> None:
    """Write a topic's file into the bank of a config folder."""
    inside = folder / "interview"
    inside.mkdir(exist_ok=True)
    parts = {"topic": name, "names": [key, name], "question": list(questions)} | head
    lines = [f"{part} = {_toml(value)}" for part, value in parts.items() if value is not None]
    (inside / f"{key}.toml").write_text("\n".join(lines), encoding="utf-8")


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{part} = {_toml(inner)}" for part, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(inner) for inner in value) + "]"
    return json.dumps(value, ensure_ascii=False)
