"""How practice stands: by topic, what comes in the next days, what is weakest. Questions that left the bank do not count."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from statistics import fmean

from bot.clock import korean_day
from bot.interview.bank import Bank
from bot.interview.memory import recall
from bot.model.interview import Topic
from bot.model.reviews import Card, Progress, TopicProgress

DAYS = 14
WEAK, WEAKEST = 0.85, 3
"""Below which recall a question may be called weak, and how many are."""


def progress(bank: Bank, cards: Mapping[str, Card], now: datetime) -> Progress:
    """From the cards of one memory; topics without a mark are left out."""
    known = {question: card for question, card in cards.items() if bank.get(question)}
    recalls = {question: recall(card, now) for question, card in known.items()}
    topics = (_topic(topic, known, recalls, now) for topic in bank.topics)
    return Progress(
        tuple(one for one in topics if one.seen), _ahead(known, now), tuple(_weakest(bank, known, recalls))
    )


def _topic(
    topic: Topic, cards: Mapping[str, Card], recalls: Mapping[str, float], now: datetime
) -> TopicProgress:
    seen = [question.id for question in topic.questions if question.id in cards]
    due = sum(cards[one].due <= now for one in seen)
    return TopicProgress(
        topic.name, len(topic.questions), len(seen), due, fmean([recalls[one] for one in seen] or [0.0])
    )


def _ahead(cards: Mapping[str, Card], now: datetime) -> tuple[int, ...]:
    days, today = [0] * DAYS, korean_day(now)
    for card in cards.values():
        wait = max(0, (korean_day(card.due) - today).days)
        if wait < DAYS:
            days[wait] += 1
    return tuple(days)


def _weakest(bank: Bank, cards: Mapping[str, Card], recalls: Mapping[str, float]) -> list[str]:
    """Often forgotten or soon to be: the asks."""
    weak = [one for one, card in cards.items() if card.lapses or recalls[one] < WEAK]
    weak.sort(key=lambda one: (-cards[one].lapses, recalls[one]))
    return [question.ask for one in weak[:WEAKEST] if (question := bank.get(one))]
