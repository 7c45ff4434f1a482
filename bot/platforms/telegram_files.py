"""Files that members send, fetched when a command wants them.

What goes wrong is told without the file's address: the bot's token is a part of it.
"""

from __future__ import annotations

import logging
from functools import partial

from telegram import Document, Message
from telegram.error import TelegramError

from bot.errors import AttachmentError
from bot.model.chat import Attachment

log = logging.getLogger(__name__)


def attached(*messages: Message | None) -> Attachment | None:
    """The file of the first of these messages that has one."""
    documents = (message.document for message in messages if message and message.document)
    found = next(documents, None)
    if found is None:
        return None
    return Attachment(found.file_name or "", found.file_size or 0, partial(_read, found))


async def _read(document: Document) -> bytes:
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except (TelegramError, RuntimeError) as error:
        log.info("파일을 받지 못했습니다: %s", type(error).__name__)
        raise AttachmentError("파일을 받지 못했습니다. 잠시 뒤에 다시 보내 주세요.") from None
