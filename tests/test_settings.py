"""Settings are read and checked as a whole; what is wrong is named with what would be right."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import ConfigError
from bot.settings import load


def test_defaults_are_the_bare_local_room() -> None:
    found = load({}, None)
    assert found.telegram_token is None
    assert found.web_address == ("127.0.0.1", 8765)


def test_an_unknown_name_is_refused_with_the_nearest_known_one() -> None:
    with pytest.raises(ConfigError, match=r"GONGGO_TELEGRAM_TOKN.*GONGGO_TELEGRAM_TOKEN"):
        load({"GONGGO_TELEGRAM_TOKN": "1:x"}, None)
    with pytest.raises(ConfigError, match="쓸 수 있는 이름"):
        load({"GONGGO_1234567890": "1"}, None)


def test_other_programs_names_are_not_ours() -> None:
    assert load({"PATH": "/bin", "MYGONGGO_X": "1"}, None) == load({}, None)


def test_the_environment_outranks_the_file(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("GONGGO_WEB=127.0.0.1:1\nGONGGO_LOG=debug\n")
    found = load({"GONGGO_WEB": "127.0.0.1:2"}, file)
    assert (found.web_address, found.log) == (("127.0.0.1", 2), "DEBUG")


def test_a_secret_is_never_shown() -> None:
    found = load({"GONGGO_TELEGRAM_TOKEN": "123:very-secret-indeed"}, None)
    assert "very-secret-indeed" not in repr(found)
    assert found.secrets == ["123:very-secret-indeed"]


@pytest.mark.parametrize(
    ("name", "value"),
    [("GONGGO_LOG", "LOUD"), ("GONGGO_WEB", "8765"), ("GONGGO_WEB", "host:port"), ("GONGGO_WEB", "a:99999")],
)
def test_a_wrong_value_is_named(name: str, value: str) -> None:
    with pytest.raises(ConfigError, match=name):
        _ = load({name: value}, None).web_address


def test_blank_values_switch_off() -> None:
    found = load({"GONGGO_WEB": "", "GONGGO_TELEGRAM_TOKEN": ""}, None)
    assert (found.web_address, found.telegram_token) == (None, None)


def test_keys_of_sources_are_secrets_and_blank_ones_are_none() -> None:
    found = load({"GONGGO_SARAMIN_KEY": "s-very-secret", "GONGGO_WORK24_KEY": ""}, None)
    assert "very-secret" not in repr(found)
    assert found.secrets == ["s-very-secret"]
    assert {name for name, key in found.source_keys.items() if key} == {"saramin_key"}


def test_the_owners_chat_is_a_room() -> None:
    assert str(load({"GONGGO_OWNER": "telegram:77"}, None).owner_room) == "telegram:77"
    with pytest.raises(ConfigError, match="GONGGO_OWNER"):
        _ = load({"GONGGO_OWNER": "77"}, None).owner_room


@pytest.mark.parametrize("token", ["abc", "7654321:", "<123456:ABC>", "123456:ABC DEF"])
def test_a_token_that_cannot_be_one_is_refused_without_being_shown(token: str) -> None:
    with pytest.raises(ConfigError, match="GONGGO_TELEGRAM_TOKEN: @BotFather") as told:
        load({"GONGGO_TELEGRAM_TOKEN": token}, None)
    assert token not in str(told.value)


def test_a_wrong_log_level_is_answered_in_korean() -> None:
    with pytest.raises(ConfigError, match="GONGGO_LOG: DEBUG, INFO, WARNING, ERROR 가운데 하나"):
        load({"GONGGO_LOG": "loud"}, None)


@pytest.mark.parametrize("line", ["GONGGO_LOG", "GONGGO_LOG INFO", "'GONGGO_LOG'x"])
def test_a_line_of_the_file_that_says_nothing_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / ".env"
    file.write_text(f"# mine\n{line}\n")
    with pytest.raises(ConfigError, match="2번째 줄"):
        load({}, file)


def test_a_file_saved_by_any_editor_is_read_or_refused_in_words(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("GONGGO_LOG=ERROR\n", encoding="utf-8-sig")
    assert load({}, file).log == "ERROR"
    file.write_text("GONGGO_OWNER=방\n", encoding="cp949")
    with pytest.raises(ConfigError, match="UTF-8"):
        load({}, file)
