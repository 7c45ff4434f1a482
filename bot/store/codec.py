"""Model objects to and from JSON (readings, reasons, replies without a picture).

Fields that are None, empty or at their default are left out, so rows stay small. A field that the code does not know any
more is passed over; one that a row does not have yet gets its default. So a row of another version can always be read.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

Json = Any
Kind = TypeVar("Kind")


def dump(value: Any) -> Json:
    """A model object as plain JSON values."""
    return _dump(value)


def load(kind: type[Kind], value: Json) -> Kind:
    """A model object from what `dump` gave."""
    declared: Any = kind
    found: Kind = _loader(declared)(value)
    return found


def _dump(value: Any) -> Json:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            name: _dump(item)
            for name, default in _defaults(type(value))
            if (item := getattr(value, name)) != default
        }
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, frozenset):
        return sorted(_dump(item) for item in value)
    if isinstance(value, tuple):
        return [_dump(item) for item in value]
    return value


@cache
def _defaults(kind: type) -> tuple[tuple[str, Any], ...]:
    return tuple(
        (field.name, field.default if field.default is not MISSING else MISSING) for field in fields(kind)
    )


@cache
def _loader(kind: Any) -> Callable[[Json], Any]:
    """How to read a value of this declared type."""
    origin = typing.get_origin(kind)
    if origin in {typing.Union, types.UnionType}:
        inner = _loader(next(part for part in typing.get_args(kind) if part is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin in {tuple, frozenset}:
        each, many = _loader(typing.get_args(kind)[0]), origin
        return lambda value: many(each(item) for item in value)
    if is_dataclass(kind):
        return _dataclass_loader(typing.cast("type", kind))
    if kind is date:
        return date.fromisoformat
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind
    return lambda value: value


def _dataclass_loader(kind: type) -> Callable[[Json], Any]:
    loaders = {name: _loader(hint) for name, hint in typing.get_type_hints(kind).items()}

    def load_one(value: Json) -> Any:
        return kind(**{name: loaders[name](item) for name, item in value.items() if name in loaders})

    return load_one
