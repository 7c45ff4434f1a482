"""HTML → the text a reader sees: blocks on lines of their own, list items as `• `, table rows as `a | b`, no scripts.

What comes may be escaped more than once, or be plain text that only looks like HTML (`C++ <T>`). So: while known tags
stand in it, the tags are laid out (which also unescapes one level); else entities are unescaped; at most three times or
until nothing changes. Only names HTML has count as tags. Where there is no block tag at all, newlines are the author's.
"""

from __future__ import annotations

import html
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

_LINES = (
    "address article aside blockquote body br caption center dd details div dl dt fieldset figcaption figure footer form "
    "header hr html legend li main nav ol p pre section summary table tbody tfoot thead tr ul h1 h2 h3 h4 h5 h6"
)
_HEADINGS = "h1 h2 h3 h4 h5 h6"
_INLINE = "a abbr b big cite code del em font i img ins kbd label mark o:p s small span strike strong sub sup td th tt u wbr"
_HIDDEN = "button head iframe input noscript object option script select style svg template textarea title"


def _names(words: str) -> list[str]:
    return words.split()


_TAG = re.compile(
    rf"<(?:/?(?:{'|'.join(_names(f'{_LINES} {_INLINE} {_HIDDEN}'))})(?=[\s/>])[^<>]*>|!--)", re.IGNORECASE
)
_BLOCK = re.compile(rf"<(?:{'|'.join(_names(_LINES))})(?=[\s/>])", re.IGNORECASE)

# What may stand before the next words, from narrow to wide.
_GAPS = ("", " ", "\n", "\n\n", " | ")
_NONE, _BLANK, _LINE, _EMPTY_LINE, _CELL = range(5)
_OPENS = dict.fromkeys(_names(_LINES), _LINE) | dict.fromkeys(_names(_HEADINGS), _EMPTY_LINE)
_ROWS = frozenset(_names("table tr td th br"))
_SKIPPED = frozenset(_names(_HIDDEN))
_OWN_BULLET = re.compile(r"^[•·ㆍ*▪◦-] ")

_COMMON = (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&nbsp;", " "))
_ENTITY = re.compile(r"&(?!amp;)(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});")


def to_text(markup: str) -> str:
    """The words of `markup`, tidied: no blanks at line ends, at most one empty line in a row."""
    for _ in range(3):
        before = markup
        markup = _lay_out(markup) if _TAG.search(markup) else unescape(markup)
        if markup == before:
            break
    return tidy(markup)


def unescape(text: str) -> str:
    """One level of entities; only those with their `;`, for `&copy=1` in an address is no entity."""
    if "&" not in text:
        return text
    for entity, sign in _COMMON:
        text = text.replace(entity, sign)
    # The ampersand's own comes last, so that nothing is unescaped twice.
    return _ENTITY.sub(lambda found: html.unescape(found.group()), text).replace("&amp;", "&")


def tidy(text: str) -> str:
    """One kind of newline, runs of blanks as one, no blanks at the ends of lines, at most one empty line in a row."""
    text = re.sub(r"[^\S\n]{2,}|[^\S\n ]", " ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"\n{3,}", "\n\n", text.replace(" \n", "\n").replace("\n ", "\n")).strip()


def _lay_out(markup: str) -> str:
    if not _BLOCK.search(markup):
        markup = markup.replace("\n", "<br>")
    layout = _Layout()
    # Walked without recursion, for pages may nest deeper than Python does; a node of None is the end of `tag`.
    waiting: list[tuple[LexborNode | None, str]] = [(LexborHTMLParser(markup).root, "")]
    while waiting:
        node, tag = waiting.pop()
        if node is None:
            layout.end(tag)
            continue
        waiting.append((node.next, tag))
        name = node.tag or ""
        if name == "-text":
            layout.words(node.text_content or "", as_written=tag == "pre")
        elif name not in _SKIPPED:
            layout.start(name)
            waiting.append((node.first_child, name))
    return "".join(layout.pieces)


class _Layout:
    """The text so far, and the gap that will stand before the next words; a wider gap wins over a narrower one."""

    __slots__ = ("_bullet", "_gap", "_in_row", "pieces")

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._gap, self._bullet, self._in_row = _NONE, False, False

    def start(self, tag: str) -> None:
        """A tag opens."""
        if tag in _ROWS:
            self._start_row(tag)
        elif (gap := _OPENS.get(tag, _NONE)) > self._gap:
            self._gap = gap
        if tag == "li":
            self._bullet = True

    def _start_row(self, tag: str) -> None:
        if tag == "br":
            self._gap = max(self._gap, _LINE if self._gap < _LINE else _EMPTY_LINE)
        elif tag in ("td", "th"):
            self._gap = _CELL if self._in_row else _LINE
        else:
            self._gap, self._in_row = _LINE, False

    def end(self, tag: str) -> None:
        """A tag closes."""
        if tag == "table" or (tag != "br" and self._gap < _LINE and tag in _OPENS):
            self._gap = _LINE
        if tag == "li":
            self._bullet = False

    def words(self, text: str, *, as_written: bool) -> None:
        """Words between two tags; blanks count as one but where the lines are as written."""
        first, *others = text.split("\n") if as_written else (text,)
        self._run(first)
        for line in others:
            self._start_row("br")
            self._run(line)

    def _run(self, text: str) -> None:
        words = " ".join(text.split())
        if self._gap < _BLANK and (not words or text[0].isspace()):
            self._gap = _BLANK
        if not words:
            return
        if self._bullet:
            words = "• " + _OWN_BULLET.sub("", words)
        if self.pieces:
            self.pieces.append(_GAPS[self._gap])
        self.pieces.append(words)
        self._gap, self._bullet, self._in_row = _BLANK if text[-1].isspace() else _NONE, False, True
