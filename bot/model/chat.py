"""What is said: a `Call` comes in from a room, a `Reply` goes out; both know nothing of any platform.

A platform cuts, escapes and lays a Reply out. Buttons carry an `action` of at most 64 bytes, `name:arguments`, and the
command called `name` answers the press; whatever does not fit in there is kept in the store under a short number.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum

from bot.model.room import RoomId


class Style(StrEnum):
    """How a run of words looks."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"
    STRIKE = "strike"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words in one style, a link when `url` is set, or a mention of `member` (the platform's own id)."""

    text: str
    style: Style = Style.PLAIN
    url: str = ""
    member: str = ""


class BlockKind(StrEnum):
    """`PRE` keeps spacing (for a caret under a word); `QUOTE` is somebody else's words; a `SPOILER` is covered until it is
    uncovered by whoever wants to read it; a `FOLD` is details, of which a platform shows the first line or few until they
    are opened, and what folds follow each other are one."""

    TEXT = "text"
    QUOTE = "quote"
    PRE = "pre"
    SPOILER = "spoiler"
    FOLD = "fold"


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together; blocks are set apart by an empty line when `gap` is set. Newlines are kept."""

    spans: tuple[Span, ...]
    kind: BlockKind = BlockKind.TEXT
    gap: bool = False

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: an `action` for the bot, or a `url` to open."""

    label: str
    action: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """PNG bytes with the words for who cannot see it."""

    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True)
class Document:
    """A file to be kept; its words should say what is in it."""

    name: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Poll:
    """A quiz to vote on. `right`: the numbers of the right options, from 0, one or several; `why` is told after a vote.

    `action`: what the platform lets the bot know once the poll stands (`Call.poll` is the platform's own id of it).
    """

    ask: str
    options: tuple[str, ...]
    right: tuple[int, ...]
    why: str
    action: str


@dataclass(frozen=True, slots=True)
class Reply:
    """What the bot says. `replaces`: change the message whose button was pressed; `toast`: a word at the press itself.

    A message carries a picture or a document, and one with a document is never changed. With a `poll` the words and buttons are
    what stands in its place where a room has no polls.

    `private`: for the member alone. Then `aside` is what the room is told of it, "" for nothing; and `unreached` what it is
    told when the member has never opened the bot, "" for the answer itself; `opens`: what a link to the bot's chat says there
    after /start.
    """

    blocks: tuple[Block, ...] = ()
    buttons: tuple[tuple[Button, ...], ...] = ()
    picture: Picture | None = None
    document: Document | None = None
    poll: Poll | None = None
    private: bool = False
    aside: str = ""
    unreached: str = ""
    opens: str = "open"
    reply_to: str = ""
    replaces: bool = False
    toast: str = ""
    silent: bool = False

    @property
    def text(self) -> str:
        """The words alone, as a person who hears them would get them."""
        return "\n".join(("\n" if block.gap else "") + block.text for block in self.blocks).strip("\n")


@dataclass(frozen=True, slots=True)
class Member:
    """Who spoke, by the platform's own id. `name` is for greeting, and stored by /pingme alone."""

    id: str
    name: str = ""


AdminCheck = Callable[[], Awaitable[bool]]
"""Asks whether the one who spoke may change this room's settings; asked only where it matters, since it may cost a look-up."""


async def nobody() -> bool:
    """The check where nobody is an admin."""
    return False


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that somebody sent: `size` in bytes; `read` fetches it, AttachmentError when it cannot be had."""

    name: str
    size: int
    read: Callable[[], Awaitable[bytes]] = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Call:
    """One thing said to the bot.

    `text` is all that was said; `command` the word it starts with, without slash and bot name ("" when there is none);
    `rest` what follows it. For a pressed button `action` is set and `message_id` is the message it stood on.
    `reply_to` is the platform's id of the message this one answers, `reply_to_text` its words and `reply_to_links` the
    addresses its words lead to without showing them. `attached` is the file sent along, or else that of the message answered.

    Where `poll` is set nothing was said: the poll of that id stands now (`action` is its own), or a member voted for
    `options`, or with none took the vote back; `room` is then the member's own.
    """

    room: RoomId
    member: Member
    text: str = ""
    command: str = ""
    rest: str = ""
    action: str = ""
    is_admin: AdminCheck = field(default=nobody, compare=False, repr=False)
    private: bool = False
    room_title: str = ""
    thread: str = ""
    message_id: str = ""
    reply_to: str = ""
    reply_to_text: str = ""
    reply_to_links: tuple[str, ...] = ()
    attached: Attachment | None = None
    poll: str = ""
    options: tuple[int, ...] = ()
    language: str = ""
