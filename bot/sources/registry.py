"""Which sources there are: config/sources.toml read once, as a whole, into Entries.

Each table is a source; its name is shown to people. Common keys: `kind` (a file of bot/sources/ that ends in a `source`),
`every` ("45m"; s, m, h or d; at least 1s), `enabled`, `base_url`, `sample`, `budget`; all others are the kind's own. Refused with
ConfigError that names file, table, key and the nearest right word: broken TOML, unknown kinds and settings, wrong values.
"""

from __future__ import annotations

import difflib
import importlib
import pkgutil
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

import bot.sources
from bot.errors import ConfigError, why
from bot.sources.addresses import Address
from bot.sources.contract import Entry, Source

M = TypeVar("M", bound=BaseModel)

FILE = "sources.toml"
_UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


def load(folder: Path) -> tuple[Entry, ...]:
    """Every table of `folder`/sources.toml, also the ones that are switched off; ConfigError names what is wrong."""
    path = folder / FILE
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ConfigError(f"{path} 파일이 없습니다. GONGGO_CONFIG가 가리키는 폴더를 확인해 주세요.") from None
    except UnicodeDecodeError:
        raise ConfigError(
            f"{path}: UTF-8로 저장된 파일이 아닙니다. 편집기에서 UTF-8로 다시 저장해 주세요."
        ) from None
    except OSError as error:
        raise ConfigError(f"{path}: 읽을 수 없습니다({error.strerror}).") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {why(error)}.") from None
    return tuple(_entry(path, name, table) for name, table in tables.items())


def kinds() -> tuple[str, ...]:
    """The names of all kinds: the modules of bot/sources/ that end in a `source`."""
    return tuple(name for name in _modules() if kind_called(name) is not None)


def kind_called(name: str) -> Source | None:
    """The kind of that name, or None. Only this one module is imported."""
    if name not in _modules():
        return None
    found = getattr(importlib.import_module(f"bot.sources.{name}"), "source", None)
    return found if isinstance(found, Source) else None


def _modules() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(bot.sources.__path__))


def _every(value: object) -> timedelta:
    match = re.fullmatch(r"\s*(\d{1,6})\s*([smhd])\s*", value) if isinstance(value, str) else None
    if match is None or int(match[1]) < 1:
        raise ValueError('"45m", "2h", "1d"처럼 1초 이상의 간격을 따옴표 안에 적어 주세요')
    return timedelta(**{_UNITS[match[2]]: int(match[1])})


class _Common(BaseModel):
    """The keys every table may have."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)

    kind: str
    every: Annotated[timedelta, BeforeValidator(_every)] = timedelta(minutes=45)
    enabled: bool = True
    base_url: Annotated[Address, AfterValidator(lambda url: url.rstrip("/"))] | None = None
    sample: bool = False
    budget: Annotated[int, Field(gt=0)] | None = None


def _entry(path: Path, name: str, table: object) -> Entry:
    where = f"{path} [{name}]"
    if not isinstance(table, dict):
        raise ConfigError(f"{path}: {name}은(는) [이름] 아래에 적어야 합니다.")
    if not re.fullmatch(r"\S(?:[^\x00-\x1f\x7f]{0,38}\S)?", name):
        raise ConfigError(f"{where}: 이름은 1~40자로, 앞뒤 빈칸 없이 적어 주세요.")
    mine = {key: value for key, value in table.items() if key in _Common.model_fields}
    rest = {key: value for key, value in table.items() if key not in _Common.model_fields}
    common = _checked(where, _Common, mine, {}, ())
    kind = kind_called(common.kind)
    if kind is None:
        raise ConfigError(f"{where} kind: {common.kind!r} 종류는 없습니다. {_nearest(common.kind, kinds())}")
    settings = _checked(where, kind.settings, rest, {"folder": path.parent}, tuple(_Common.model_fields))
    if common.base_url and not kind.hosts:
        raise ConfigError(
            f"{where} base_url: {kind.kind} 종류는 주소를 직접 적으므로 base_url을 쓰지 않습니다."
        )
    base_url = common.base_url or ""
    return Entry(name, kind, settings, common.every, common.enabled, base_url, common.sample, common.budget)


def _checked(
    where: str,
    model: type[M],
    values: Mapping[str, object],
    context: Mapping[str, object],
    others: tuple[str, ...],
) -> M:
    try:
        return model.model_validate(values, context=dict(context))
    except ValidationError as error:
        # The values are left out of the words: one of them may be a key.
        first = error.errors(include_input=False, include_url=False)[0]
        raise ConfigError(f"{where} {_words(first, (*model.model_fields, *others))}") from None


def _words(error: ErrorDetails, names: tuple[str, ...]) -> str:
    key = ".".join(str(part + 1 if isinstance(part, int) else part) for part in error["loc"])
    if error["type"] == "missing":
        return f"{key}: 꼭 있어야 하는 설정인데 없습니다. {key} = … 을(를) 적어 주세요."
    if error["type"] == "extra_forbidden":
        return f"{key}: 모르는 설정입니다. {_nearest(key, names)}"
    if error["type"] == "value_error":
        return f"{key}: {error['ctx']['error']}."
    return f"{key}: {_SHAPES.get(error['type'], '값을 읽을 수 없습니다')}."


_SHAPES = {
    "string_type": "따옴표로 감싼 글이어야 합니다",
    "string_pattern_mismatch": "쓸 수 없는 글자가 있거나 비어 있습니다",
    "bool_type": "true나 false여야 합니다",
    "int_type": "500처럼 따옴표 없는 수여야 합니다",
    "greater_than": "1 이상의 수여야 합니다",
    "bool_parsing": "true나 false여야 합니다",
    "tuple_type": '["…", "…"]처럼 목록이어야 합니다',
    "too_short": "하나 이상 적어 주세요",
}


def _nearest(word: str, names: Iterable[str]) -> str:
    near = difflib.get_close_matches(word, sorted(names), 1)
    return f"{near[0]}을(를) 쓰려던 것인가요?" if near else f"쓸 수 있는 것: {', '.join(sorted(names))}."
