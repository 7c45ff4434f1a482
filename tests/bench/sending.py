"""The library alone, sending what a digest is: `python -m tests.bench.sending URL TOKEN RATE` prints its share of one core."""

from __future__ import annotations

import asyncio
import sys
import time

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions

MESSAGES = 300
ENTRY = "\n\n{n}. 전문연 ○ 현역 / 신규\n<b>음성 연구원</b> — 누리{n}랩\n상시채용 · 경력 모름 · 연봉 미기재"
WORDS = "<b>새 공고 3건</b>" + "".join(ENTRY.format(n=n) for n in range(1, 4))
BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("🔖 담기", callback_data="digest:1000:1:pick")]])


async def main(url: str, token: str, rate: float) -> None:
    """Send at an even pace."""
    async with Bot(token, url + "/bot") as bot:
        used, start = time.process_time(), time.perf_counter()
        sending = []
        for number in range(MESSAGES):
            await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
            sending.append(asyncio.create_task(_send(bot, -20_000 - number)))
        await asyncio.gather(*sending)
        print((time.process_time() - used) / (time.perf_counter() - start))


async def _send(bot: Bot, chat: int) -> None:
    preview = LinkPreviewOptions(is_disabled=True)
    await bot.send_message(chat, WORDS, parse_mode="HTML", reply_markup=BUTTONS, link_preview_options=preview)


asyncio.run(main(sys.argv[1], sys.argv[2], float(sys.argv[3])))
