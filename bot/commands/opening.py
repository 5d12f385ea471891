"""Opening the data folder for one command, alone: a second process on it is refused (exit 3)."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

from bot.clock import SystemClock
from bot.program import first_start, opened_store
from bot.redaction import configure_logging
from bot.refusals import BUSY, USAGE, Refused
from bot.settings import Settings, load_settings
from storage.instance_lock import AlreadyRunning, hold
from storage.store import KeyFileError, Store, StoreError


def given_settings() -> Settings:
    """Return the settings of this process with logging set up; raises SettingsError (a Refused) for a wrong one."""
    settings = load_settings()
    configure_logging(settings.log_level, settings.token, *settings.access_keys.values())
    return settings


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """Hold the data folder; raises Refused where another process has it or the folder cannot be used."""
    try:
        settings.home.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise _unusable(settings, error) from error
    try:
        with hold(settings.home):
            yield
    except AlreadyRunning as error:
        raise Refused(str(error), BUSY) from error
    except (KeyFileError, StoreError) as error:
        raise Refused(str(error), USAGE) from error
    except PermissionError as error:
        raise _unusable(settings, error) from error


def _unusable(settings: Settings, error: OSError) -> Refused:
    why = error.strerror or type(error).__name__
    mend = "give it to this user, or set CASEWATCH_HOME to a folder that is theirs"
    return Refused(f"The data folder {settings.home} cannot be used ({why}): {mend}.", USAGE)


@asynccontextmanager
async def at_the_register() -> AsyncIterator[Store]:
    """Open the store of the configured data folder for one command."""
    settings = given_settings()
    with alone(settings):
        async with opened_store(settings) as store:
            await first_start(store, settings, SystemClock())
            yield store
