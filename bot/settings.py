"""Settings, read and checked once as a whole: the environment (and .env), and the folder `config/`.

Order: environment over .env over defaults. Refused with a sentence that says what to do: an unknown GONGGO_* name (with the
nearest known one), a value of the wrong kind, a missing or broken file. Secrets are SecretStr: they print as stars.
"""

from __future__ import annotations

import difflib
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from dotenv.parser import parse_stream
from pydantic import BaseModel, ConfigDict, Field, SecretStr, ValidationError, field_validator

from bot.errors import ConfigError, why
from bot.model.room import RoomId

PREFIX = "GONGGO_"

TOKEN = re.compile(r"\d+:[\w-]+")

RIGHT = {
    "telegram_token": "@BotFather가 준 그대로, 123456:ABC… 꼴이어야 합니다",
    "log": "DEBUG, INFO, WARNING, ERROR 가운데 하나여야 합니다",
}
"""What a field's value has to be, where not every text is one."""


SOURCE_KEYS = (
    "data_go_kr_key",
    "saramin_key",
    "wanted_client_id",
    "wanted_client_secret",
    "work24_key",
    "mailbox_url",
)
"""The fields that hold a source's key."""


class Settings(BaseModel):
    """Everything the environment says. Field names are the variables' names without GONGGO_, in lower case."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    telegram_token: SecretStr | None = None
    telegram_api: str = "https://api.telegram.org"
    telegram_webhook: str = ""
    telegram_webhook_listen: str = "127.0.0.1:8443"
    data_go_kr_key: SecretStr | None = None
    saramin_key: SecretStr | None = None
    wanted_client_id: SecretStr | None = None
    wanted_client_secret: SecretStr | None = None
    work24_key: SecretStr | None = None
    mailbox_url: SecretStr | None = None
    database: str = "sqlite+aiosqlite:///gonggo.sqlite3"
    config: Path = Path("config")
    owner: str = ""
    web: str = "127.0.0.1:8765"
    log: Annotated[str, Field(pattern="^(DEBUG|INFO|WARNING|ERROR)$")] = "INFO"

    @field_validator("telegram_token", *SOURCE_KEYS, mode="before")
    @classmethod
    def _blank_is_none(cls, value: str | None) -> str | None:
        return value or None

    @field_validator("telegram_token")
    @classmethod
    def _looks_like_a_token(cls, value: SecretStr | None) -> SecretStr | None:
        if value is not None and not TOKEN.fullmatch(value.get_secret_value()):
            raise ValueError
        return value

    @field_validator("log", mode="before")
    @classmethod
    def _upper(cls, value: str) -> str:
        return value.upper()

    @property
    def web_address(self) -> tuple[str, int] | None:
        """Host and port of the local room, None when it is off."""
        return split_address(self.web, "GONGGO_WEB") if self.web else None

    @property
    def source_keys(self) -> dict[str, SecretStr | None]:
        """The keys of sources, by field; None: not set."""
        return {name: getattr(self, name) for name in SOURCE_KEYS}

    @property
    def owner_room(self) -> RoomId | None:
        """The operator's own chat, told of trouble; None when there is none."""
        try:
            return RoomId.parse(self.owner) if self.owner else None
        except ValueError:
            raise ConfigError(
                f"GONGGO_OWNER는 telegram:12345 처럼 적어 주세요 (지금 값: {self.owner!r})."
            ) from None

    @property
    def secrets(self) -> list[str]:
        """What must never be seen in a log."""
        return [value.get_secret_value() for value in self.__dict__.values() if isinstance(value, SecretStr)]

    @property
    def webhook_address(self) -> tuple[str, int]:
        """Host and port where Telegram's calls are listened for."""
        return split_address(self.telegram_webhook_listen, "GONGGO_TELEGRAM_WEBHOOK_LISTEN")


def split_address(text: str, name: str) -> tuple[str, int]:
    """Read `host:port`; ConfigError otherwise."""
    host, _, port = text.rpartition(":")
    if not host or not port.isdigit() or int(port) > 65535:
        raise ConfigError(f"{name}은 127.0.0.1:8765 처럼 주소:포트로 적어 주세요 (지금 값: {text!r}).")
    return host.strip("[]"), int(port)


def load(environ: Mapping[str, str] | None = None, dotenv: Path | None = Path(".env")) -> Settings:
    """Read the settings from `environ` (default: the process's) over the file `dotenv`; ConfigError names what is wrong."""
    merged: dict[str, str] = {}
    if dotenv is not None and dotenv.is_file():
        merged |= _read(dotenv)
    merged |= dict(os.environ if environ is None else environ)
    ours = {name: value for name, value in merged.items() if name.startswith(PREFIX)}
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for name in sorted(ours.keys() - known):
        near = difflib.get_close_matches(name, sorted(known), 1)
        hint = (
            f" {near[0]}을(를) 쓰려던 것인가요?" if near else f" 쓸 수 있는 이름: {', '.join(sorted(known))}"
        )
        raise ConfigError(f"모르는 설정입니다: {name}.{hint}")
    try:
        return Settings.model_validate(
            {name.removeprefix(PREFIX).lower(): value for name, value in ours.items()}
        )
    except ValidationError as error:
        # The input is left out of the words: it may be a secret.
        fields = [str(fault["loc"][0]) for fault in error.errors(include_input=False)]
        wrong = ", ".join(f"{PREFIX}{field.upper()}: {RIGHT[field]}" for field in fields)
        raise ConfigError(f"설정 값을 읽을 수 없습니다: {wrong}") from None


def _read(dotenv: Path) -> dict[str, str]:
    """The names and values of a file as an editor saved it; ConfigError names a line that says nothing."""
    try:
        lines = io.StringIO(dotenv.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigError(
            f"{dotenv}: UTF-8로 저장한 파일이 아닙니다. 편집기에서 UTF-8로 다시 저장해 주세요."
        ) from None
    except OSError as error:
        raise ConfigError(f"{dotenv}: 읽을 수 없습니다 ({why(error)}).") from error
    found: dict[str, str] = {}
    for one in parse_stream(lines):
        if one.error or ((one.key or "").startswith(PREFIX) and one.value is None):
            raise ConfigError(
                f"{dotenv}의 {one.original.line}번째 줄을 읽을 수 없습니다. 한 줄에 하나씩 GONGGO_이름=값 꼴로 적어 주세요."
            )
        if one.key is not None and one.value is not None:
            found[one.key] = one.value
    return found
