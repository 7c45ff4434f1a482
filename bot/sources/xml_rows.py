"""Reads an answer as XML and takes its rows apart.

Refused with SourceChanged: what is no XML, what is cut off, and every document type, because nobody we ask sends one and
entities that swell or reach for files live there. What real answers get wrong is mended once, and only when they cannot be
read as they are: bare ampersands, entities of HTML, control characters.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import (
    Element,
    ParseError,
    TreeBuilder,
    XMLParser,
)

from bot.errors import SourceChanged
from bot.sources.addresses import place
from bot.sources.answers import what_came, words_of
from bot.sources.contract import Answer

_LOOSE = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{2,7}|#x[\da-fA-F]{2,6});)")
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]|&#(?:0?\\d|1[124-9]|2\\d|3[01]|x[01]?[\\da-fA-F]);"
)


class _DocumentType(Exception):
    """Somebody sent one."""


class _Builder(TreeBuilder):
    def doctype(self, *_: object) -> None:
        """Called by the parser at `<!DOCTYPE`, before anything in it counts."""
        raise _DocumentType


def xml_of(answer: Answer) -> Element:
    """The root of the answer; SourceChanged when there is none."""
    words = words_of(answer).strip()
    try:
        try:
            return _tree(words)
        except ParseError:
            return _tree(_LOOSE.sub("&amp;", _UNFIT.sub(" ", words)))
    except (ParseError, _DocumentType, ValueError):
        raise SourceChanged(
            f"{place(answer.request.url)}: XML이 와야 하는데 {what_came(answer)} 왔습니다."
        ) from None


def _tree(words: str) -> Element:
    parser = XMLParser(target=_Builder())  # noqa: S314  the target refuses document types
    parser.feed(words)
    root = parser.close()
    if not isinstance(root, Element):
        raise ParseError("no element")
    return root


def row_of(element: Element) -> dict[str, str]:
    """The element's children by name, as words; names in lower case without `_`, as boards write the same one both ways."""
    return {
        child.tag.replace("_", "").lower(): words
        for child in element
        if (words := (child.text or "").strip()) and not len(child)
    }


def words_at(element: Element, path: str) -> str:
    """The words of the element at `path`, "" when there is none."""
    return (element.findtext(path) or "").strip()
