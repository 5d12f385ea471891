"""Settings from the environment and `.env`: every one is `CASEWATCH_*`, checked once, at the start."""

import ipaddress
import os
import re
from collections.abc import Iterable
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Self
from urllib.parse import SplitResult, urlsplit

from dotenv import dotenv_values
from dotenv.parser import parse_stream
from platformdirs import user_data_dir
from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot import failpoints
from bot.refusals import USAGE, Refused

PREFIX = "CASEWATCH_"
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
TELEGRAM = "https://api.telegram.org"
_TOKEN = re.compile(r"\d{5,}:[\w-]{30,}", re.ASCII)
# What no error text may ever repeat.
_UNSPEAKABLE = frozenset({"telegram_token", "database_url", "keys"})


class SettingsError(Refused):
    """One sentence a line for each wrong setting: which variable, what is wrong, how to mend it."""

    def __init__(self, sentences: Iterable[str]) -> None:
        """Keep the sentences; the exit code is that of bad usage."""
        super().__init__("\n".join(sentences), USAGE)


def _url(value: str, mend: str) -> SplitResult:
    parts = urlsplit(value)  # raises ValueError by itself for broken brackets
    parts.port  # noqa: B018  a port beyond 65535 raises here
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError(mend)
    return parts


def _token(secret: SecretStr) -> SecretStr:
    if not _TOKEN.fullmatch(secret.get_secret_value().strip()):
        raise ValueError("is no bot token: copy it whole from BotFather, digits, a colon, then at least 30 letters.")
    return SecretStr(secret.get_secret_value().strip())


def _bot_api(value: str) -> str:
    parts = _url(value, "is no address of a Bot API server: write it like https://api.telegram.org.")
    if parts.query or parts.fragment or parts.username:
        raise ValueError("holds more than an address: write only scheme, host and port, like http://localhost:8081.")
    return value.rstrip("/")


def _loopback(value: str) -> str:
    parts = _url(value, "is no replay address: write it like http://127.0.0.1:8080.")
    if parts.scheme != "http" or not _is_loopback(parts.hostname or "") or parts.port is None:
        raise ValueError("must lead to this machine: write it like http://127.0.0.1:8080, or leave it out to go live.")
    return value.rstrip("/")


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _database(value: str) -> str:
    if value.startswith("postgresql"):
        raise ValueError("names PostgreSQL, which this version does not run on: use sqlite+aiosqlite:///FILE.")
    if not re.fullmatch(r"sqlite\+aiosqlite:///.+", value):
        raise ValueError("is no database address: write sqlite+aiosqlite:///FILE, or leave it out for the data folder.")
    return value


def _folder(path: Path) -> Path:
    path = path.expanduser().absolute()
    if path.exists() and not path.is_dir():
        raise ValueError("is a file, not a folder: name a folder, which is made when it is missing.")
    return path


def _key_path(path: Path) -> Path:
    path = path.expanduser().absolute()
    if path.is_dir():
        raise ValueError("is a folder: name the key file itself, which is made when it is missing.")
    return path


def _existing_file(path: Path) -> Path:
    path = path.expanduser().absolute()
    if not path.is_file():
        raise ValueError("is not there: name an existing YAML file with feeds, or leave it out.")
    return path


def _level(value: str) -> str:
    if value.upper() not in LOG_LEVELS:
        raise ValueError(f"is no log level: use one of {', '.join(LOG_LEVELS)}.")
    return value.upper()


def _failpoint(value: str) -> str:
    failpoints.parse(value)
    return value


def _contact(value: str) -> str:
    value = value.strip()
    if not re.fullmatch(r"[ -~]+", value) or set(value) & set("()\\"):
        raise ValueError("cannot stand in a header: give a mail address or URL in plain ASCII without brackets.")
    return value


def _listed(value: object) -> object:
    return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value


def _keys(secret: SecretStr) -> SecretStr:
    if not all(re.fullmatch(r"[a-z_]+=\S+", pair) for pair in _pairs(secret)):
        raise ValueError("is no list of access keys: write name=key, parted by commas, such as judilibre=...")
    return secret


def _pairs(secret: SecretStr) -> list[str]:
    return [pair.strip() for pair in secret.get_secret_value().split(",") if pair.strip()]


# What a value that pydantic itself refuses should have been.
_EXPECTED = {
    "owner_id": "is no Telegram user id: write the owner's own number, digits only.",
    "tick_seconds": "is no time between ticks: write seconds above 0 and at most 60, such as 1.",
    "accept_terms": "is neither 1 nor 0: write 1 once somebody has read the sources' terms.",
    "poll_interval_seconds": "is no interval: write seconds above 0, or leave it out for each source's own.",
}


class Settings(BaseSettings):
    """What an operator may set; everything has a default, and only `casewatch run` needs the token."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, extra="ignore", frozen=True, hide_input_in_errors=True
    )

    home: Annotated[Path, AfterValidator(_folder)] = Field(
        default_factory=lambda: Path(user_data_dir("casewatch", appauthor=False))
    )
    database_url: Annotated[str, AfterValidator(_database)] | None = None
    telegram_token: Annotated[SecretStr, AfterValidator(_token)] | None = None
    telegram_api: Annotated[str, AfterValidator(_bot_api)] = TELEGRAM
    owner_id: Annotated[int, Field(gt=0, lt=2**52)] | None = None
    key_file: Annotated[Path, AfterValidator(_key_path)] | None = None
    contact: Annotated[str, AfterValidator(_contact)] | None = None
    replay_url: Annotated[str, AfterValidator(_loopback)] | None = None
    log_level: Annotated[str, AfterValidator(_level)] = "INFO"
    failpoint: Annotated[str, AfterValidator(_failpoint)] | None = None
    sources_enabled: Annotated[tuple[str, ...], NoDecode, BeforeValidator(_listed)] | None = None
    feeds_file: Annotated[Path, AfterValidator(_existing_file)] | None = None
    keys: Annotated[SecretStr, AfterValidator(_keys)] | None = None
    accept_terms: bool = False
    tick_seconds: Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)] = 1.0
    poll_interval_seconds: Annotated[float, Field(gt=0, allow_inf_nan=False)] | None = None

    @property
    def token(self) -> str | None:
        """Return the bot token in clear; never log or print it."""
        return self.telegram_token.get_secret_value() if self.telegram_token else None

    @property
    def access_keys(self) -> dict[str, str]:
        """Return the sources' access keys in clear, by name; never log or print them."""
        pairs = _pairs(self.keys) if self.keys else []
        return {name: key for name, _, key in (pair.partition("=") for pair in pairs)}

    def with_home(self, home: Path) -> Self:
        """Return the same settings for another data folder, with database and key in it (the demo's)."""
        return self.model_copy(update={"home": home, "database_url": None, "key_file": None})


NAMES = tuple(PREFIX + name.upper() for name in Settings.model_fields)
"""Every variable there is."""


def load_settings(env_file: Path | None = Path(".env")) -> Settings:
    """Read the environment and, where it exists, an env file; raises SettingsError naming every wrong variable."""
    faults = [*_file_faults(env_file), *_unknown(env_file)]
    if faults:
        raise SettingsError(faults)
    try:
        return Settings(_env_file=env_file)  # type: ignore[call-arg]  # known to pydantic-settings alone
    except ValidationError as error:
        raise SettingsError(_sentence(dict(fault)) for fault in error.errors()) from None


def _sentence(fault: dict[str, Any]) -> str:
    """Return one sentence for a fault that pydantic found, without repeating a secret."""
    field = str(fault["loc"][0])
    shown = "" if field in _UNSPEAKABLE else f" ({_shown(PREFIX + field.upper())})"
    own = fault.get("ctx", {}).get("error")
    said = str(own) if own is not None else _EXPECTED.get(field, "has a value that does not fit: see README.")
    return f"{PREFIX}{field.upper()}{shown} {said}"


def _shown(variable: str) -> str:
    return repr(os.environ.get(variable, "from .env"))


def _file_faults(env_file: Path | None) -> list[str]:
    """Return a sentence for each line of the env file that is no NAME=value."""
    if env_file is None or not env_file.exists():
        return []
    try:
        with env_file.open(encoding="utf-8") as stream:
            wrong = [binding.original.line for binding in parse_stream(stream) if binding.error]
    except (OSError, UnicodeDecodeError):
        return [f"{env_file} cannot be read: make it a readable UTF-8 text file, or remove it."]
    return [f"{env_file}, line {line}, is no setting: write NAME=value there." for line in wrong]


def _unknown(env_file: Path | None) -> list[str]:
    """Return a sentence for each CASEWATCH_ variable that does not exist."""
    given = {name.upper() for name in os.environ}
    if env_file is not None and env_file.exists() and not _file_faults(env_file):
        given |= {name.upper() for name in dotenv_values(env_file)}
    wrong = sorted(name for name in given if name.startswith(PREFIX) and name not in NAMES)
    return [f"{name} is no setting of casewatch: {_meant(name)}" for name in wrong]


def _meant(name: str) -> str:
    near = get_close_matches(name, NAMES, 1, cutoff=0.75)
    return f"did you mean {near[0]}?" if near else f"remove it, or use one of {', '.join(NAMES)}."
