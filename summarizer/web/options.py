"""How the page is served: given by the caller, else by the environment, else by these defaults."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from summarizer.defaults import MAX_CHARS
from summarizer.engines.base import DEVICES
from summarizer.errors import OptionError
from summarizer.sources.documents import MAX_BYTES
from summarizer.web.logs import FORMATS, LEVELS

_ORIGIN = re.compile(r"|https?://[a-z0-9.-]+(?::\d+)?")
_CHOICES = {"device": DEVICES, "fetch": ("auto", "on", "off"), "log_format": FORMATS, "log_level": LEVELS}
_UNITS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most ``count`` runs of one client in any ``seconds``; a count of 0 sets no limit."""

    count: int
    seconds: float

    @classmethod
    def parse(cls, written: str) -> "Rate":
        """``10/minute``, ``100/hour``, ``off``.

        Raises:
            OptionError: anything else.
        """
        if written.strip().lower() in ("off", "0"):
            return cls(0, 60.0)
        match = re.fullmatch(r"\s*([1-9]\d{0,5})\s*/\s*(second|minute|hour|day)\s*", written.lower())
        if not match:
            raise OptionError(f"“{written}” is not a rate.", "Write it like 10/minute, 100/hour or off.")
        return cls(int(match[1]), _UNITS[match[2]])


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """Options of ``summarizer serve``. Each can come from ``SUMMARIZER_<NAME>`` in the environment.

    ``max_chars`` is the longest text in characters, ``max_upload`` the largest file in bytes, ``queue`` the
    readers who may wait, ``idle`` the minutes without a reader after which the models are released (0: never),
    ``rate`` the runs allowed to one client address ("auto": 10/minute unless only this
    machine can connect). ``lock_profile`` leaves readers no other profile than ``profile``. ``trusted_proxy`` is the
    address of a reverse proxy whose X-Forwarded-For is believed; without one the client's address is that of the
    socket. ``password`` comes from SUMMARIZER_PASSWORD or the file named by SUMMARIZER_PASSWORD_FILE only. ``fetch``
    lets readers start downloads of models ("auto": only readers on this machine). ``grace`` is the seconds that runs
    under way have when the server is told to end, ``log_format`` text or json, ``log_level`` the least that is logged.
    ``framed_by`` is the site that may show the page in a frame.

    Where SPACE_ID is set (a Space of Hugging Face), the defaults are those of its container.
    """

    host: str = "127.0.0.1"
    port: int = 7860
    max_chars: int = MAX_CHARS
    max_upload: int = MAX_BYTES
    queue: int = 20
    idle: int = 30
    rate: str = "auto"
    profile: str = "auto"
    lock_profile: bool = False
    models: Path | None = None
    device: str = "auto"
    offline: bool = False
    commercial: bool = False
    mcp: bool = False
    libretranslate: bool = False
    fetch: str = "auto"
    trusted_proxy: str = ""
    grace: int = 30
    log_format: str = "text"
    log_level: str = "info"
    root_path: str = ""
    framed_by: str = ""
    password: str = ""

    @classmethod
    def gather(cls, given: Mapping[str, Any], environment: Mapping[str, str] = os.environ) -> "ServeOptions":
        """``given`` (a None stands for "not given"), then the environment, then the defaults.

        Raises:
            OptionError: a value in the environment, the rate or the password file cannot be used.
        """
        environment = {**_space(environment), **environment}
        values = {name: value for name, value in given.items() if value is not None}
        if "password" in values:
            raise OptionError(
                "A password is not an option: others on the machine could see it.",
                "Set SUMMARIZER_PASSWORD, or SUMMARIZER_PASSWORD_FILE to a file that holds it.",
            )
        for entry in fields(cls):
            written = environment.get(f"SUMMARIZER_{entry.name.upper()}")
            if written is not None and entry.name not in values and entry.name != "password":
                values[entry.name] = _convert(entry.name, written)
        options = cls(**values, password=_password(environment))
        Rate.parse(options.rate if options.rate != "auto" else "off")
        if not 0 <= options.port <= 65535:
            raise OptionError(f"There is no port {options.port}.", "Choose one from 1024 to 65535.")
        if not _ORIGIN.fullmatch(options.framed_by):
            raise OptionError(f"“{options.framed_by}” is not a site.", "Write it like https://news.example.")
        if (options.mcp or options.libretranslate) and options.password:
            raise OptionError(
                "Clients of MCP and LibreTranslate cannot give the page's password.",
                "Leave one of the two out, or let a proxy in front ask for it.",
            )
        for name, choices in _CHOICES.items():
            if getattr(options, name) not in choices:
                words = f"“{getattr(options, name)}” is no {name.replace('_', ' ')}."
                raise OptionError(words, f"Choose from: {', '.join(choices)}.")
        if options.max_chars < 1 or options.max_upload < 1 or min(options.queue, options.idle, options.grace) < 0:
            raise OptionError("Limits must be positive.", "Leave the option out to use the default.")
        return options

    @property
    def local(self) -> bool:
        """Whether only this machine can connect."""
        if self.host == "localhost":
            return True
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return False

    @property
    def alone(self) -> bool:
        """Whether all readers sit at this machine, so that they need no limits against each other."""
        return self.local and not self.trusted_proxy

    @property
    def limit(self) -> Rate:
        """The rate in force for one client."""
        if self.rate == "auto":
            return Rate.parse("off" if self.alone else "10/minute")
        return Rate.parse(self.rate)

    @property
    def may_fetch(self) -> bool:
        """Whether a reader may start the download of models."""
        return self.fetch == "on" or (self.fetch == "auto" and self.alone)


def _space(environment: Mapping[str, str]) -> dict[str, str]:
    """What a Space sets: nobody reaches its container but by a proxy of the private network, and its page is framed."""
    if not environment.get("SPACE_ID"):
        return {}
    return {
        "SUMMARIZER_HOST": environment.get("GRADIO_SERVER_NAME", "0.0.0.0"),  # noqa: S104
        "SUMMARIZER_PORT": environment.get("GRADIO_SERVER_PORT", environment.get("PORT", "7860")),
        "SUMMARIZER_TRUSTED_PROXY": "10.0.0.0/8,172.16.0.0/12,192.168.0.0/16",
        "SUMMARIZER_FRAMED_BY": "https://huggingface.co",
    }


def _convert(name: str, written: str) -> Any:
    converters: dict[str, Callable[[str], Any]] = {
        **dict.fromkeys(("port", "max_chars", "max_upload", "queue", "idle", "grace"), int),
        **dict.fromkeys(("lock_profile", "offline", "commercial", "mcp", "libretranslate"), _flag),
        "models": Path,
    }
    try:
        return converters.get(name, str)(written)
    except ValueError as error:
        raise OptionError(f"SUMMARIZER_{name.upper()} is “{written}”.", "Correct it or unset it.") from error


def _flag(written: str) -> bool:
    word = written.strip().lower()
    if word in ("1", "true", "yes", "on"):
        return True
    if word in ("0", "false", "no", "off", ""):
        return False
    raise ValueError(written)


def _password(environment: Mapping[str, str]) -> str:
    if path := environment.get("SUMMARIZER_PASSWORD_FILE"):
        try:
            word = Path(path).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as error:
            raise OptionError("The password file cannot be read.", f"Check SUMMARIZER_PASSWORD_FILE: {path}") from error
        if not word:
            raise OptionError("The password file is empty.", f"Write the password into {path}")
        return word
    return environment.get("SUMMARIZER_PASSWORD", "")
