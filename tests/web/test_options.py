"""Options: what is given counts, then the environment, then the defaults; a password never on the command line."""

import inspect
from dataclasses import fields
from pathlib import Path

import pytest

from summarizer.cli.serve import serve_command
from summarizer.errors import OptionError
from summarizer.web.options import Rate, ServeOptions


def test_given_before_environment_before_default() -> None:
    environment = {"SUMMARIZER_PORT": "8001", "SUMMARIZER_QUEUE": "3", "SUMMARIZER_OFFLINE": "yes"}
    options = ServeOptions.gather({"port": 9000, "queue": None}, environment)
    assert (options.port, options.queue, options.offline, options.host) == (9000, 3, True, "127.0.0.1")


@pytest.mark.parametrize(
    ("host", "rate", "expected"),
    [
        ("127.0.0.1", None, 0),
        ("::1", None, 0),
        ("localhost", None, 0),
        ("0.0.0.0", None, 10),  # noqa: S104 - that is the case
        ("192.0.2.1", None, 10),
        ("127.0.0.1", "5/hour", 5),
        ("0.0.0.0", "off", 0),  # noqa: S104
    ],
)
def test_the_rate_is_on_by_default_when_others_can_connect(host: str, rate: str | None, expected: int) -> None:
    assert ServeOptions.gather({"host": host, "rate": rate}, {}).limit.count == expected


def test_behind_a_proxy_the_loopback_address_is_public() -> None:
    options = ServeOptions.gather({"trusted_proxy": "127.0.0.1"}, {})
    assert options.limit.count == 10
    assert not options.may_fetch


def test_only_readers_on_this_machine_fetch_models_by_default() -> None:
    assert ServeOptions.gather({}, {}).may_fetch
    assert not ServeOptions.gather({"host": "0.0.0.0"}, {}).may_fetch  # noqa: S104
    assert ServeOptions.gather({"host": "0.0.0.0", "fetch": "on"}, {}).may_fetch  # noqa: S104


def test_the_operator_can_leave_no_other_profile() -> None:
    assert not ServeOptions.gather({}, {}).lock_profile
    assert ServeOptions.gather({}, {"SUMMARIZER_LOCK_PROFILE": "1"}).lock_profile


def test_a_password_comes_from_the_environment_or_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("segreto\n", encoding="utf-8")
    assert ServeOptions.gather({}, {"SUMMARIZER_PASSWORD": "chiaro"}).password == "chiaro"  # noqa: S105
    assert ServeOptions.gather({}, {"SUMMARIZER_PASSWORD_FILE": str(file)}).password == "segreto"  # noqa: S105
    with pytest.raises(OptionError, match="not an option"):
        ServeOptions.gather({"password": "x"}, {})


def test_an_empty_or_missing_password_file_is_no_open_door(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.touch()
    for path in (empty, tmp_path / "missing"):
        with pytest.raises(OptionError, match="password file"):
            ServeOptions.gather({}, {"SUMMARIZER_PASSWORD_FILE": str(path)})


@pytest.mark.parametrize(
    ("given", "environment"),
    [
        ({"rate": "often"}, {}),
        ({"port": 70000}, {}),
        ({"max_chars": 0}, {}),
        ({}, {"SUMMARIZER_PORT": "eight"}),
        ({"mcp": True}, {"SUMMARIZER_PASSWORD": "segreto"}),
        ({}, {"SUMMARIZER_MCP": "perhaps"}),
    ],
)
def test_nonsense_is_refused_with_a_hint(given: dict[str, object], environment: dict[str, str]) -> None:
    with pytest.raises(OptionError) as error:
        ServeOptions.gather(given, environment)
    assert error.value.hint


@pytest.mark.parametrize(
    ("written", "rate"),
    [("10/minute", Rate(10, 60.0)), (" 3 / HOUR ", Rate(3, 3600.0)), ("off", Rate(0, 60.0))],
)
def test_rates_are_read(written: str, rate: Rate) -> None:
    assert Rate.parse(written) == rate


def test_help_shows_the_defaults_that_hold() -> None:
    parameters = inspect.signature(serve_command).parameters
    shown = {name: parameter.annotation.__metadata__[0].show_default for name, parameter in parameters.items()}
    assert shown["max_chars"] == str(ServeOptions().max_chars)
    for name, told in shown.items():
        default = getattr(ServeOptions(), name)
        assert default in ("auto", "", None, False) or told == str(default)
    assert {field.name for field in fields(ServeOptions)} == parameters.keys() | {"password"}
