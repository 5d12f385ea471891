"""python-telegram-bot's Application as this house runs it: built, started and stopped in the right order."""

import asyncio
import logging
from abc import abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import httpx
from telegram import BotCommand, LinkPreviewOptions, Update
from telegram.error import Conflict, InvalidToken, NetworkError, RetryAfter, TelegramError
from telegram.ext import Application, ApplicationBuilder, Defaults
from telegram.request import BaseRequest, HTTPXRequest

from bot.delivery.answers import asked_wait
from bot.delivery.backoff import backoff
from bot.delivery.lane import TokenRefused
from bot.delivery.speaking import speaking_of
from bot.settings import TELEGRAM, Settings

_log = logging.getLogger(__name__)

App = Application[Any, Any, Any, Any, Any, Any]
ALLOWED_UPDATES = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
STOP_SECONDS = 4.0
"""All of stopping together takes no longer."""
POLL_SECONDS = 10
_WRITTEN = "http11.send_request_body.complete"
_CONNECT, _READ, _WRITE, _POOL = 5.0, 10.0, 10.0, 5.0


class LocalTelegram(BaseRequest):
    """A Telegram inside this process, which the application is given instead of an address."""

    token: str

    @abstractmethod
    def attach(self, updates: "asyncio.Queue[object]") -> None:
        """Learn of the application's update queue, to know when everything said was dealt with."""


def build_application(where: Settings | LocalTelegram, reached: Callable[[str], None] | None = None) -> App:
    """Build the application for Telegram as set, or for one in this process; raises ValueError without a token.

    `reached` is told "request-written" each time an alert's request has left this machine whole.
    """
    if isinstance(where, LocalTelegram):
        application = _assembled(where.token, where, where, TELEGRAM)
        where.attach(application.update_queue)
        return application
    if where.token is None:
        raise ValueError("the application needs a bot token")
    tls = httpx.create_ssl_context()
    hook = _written_hook(reached) if reached else None
    request = telegram_request(tls, connections=16, on_request=hook)
    return _assembled(where.token, request, telegram_request(tls, connections=2), where.telegram_api)


def _assembled(token: str, request: BaseRequest, polling: BaseRequest, api: str) -> App:
    """Put the application together: one update at a time, no second scheduler, no hidden retries, no previews."""
    return (
        ApplicationBuilder()
        .token(token)
        .request(request)
        .get_updates_request(polling)
        .base_url(f"{api}/bot")
        .base_file_url(f"{api}/file/bot")
        .defaults(Defaults(link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .job_queue(None)
        .concurrent_updates(False)
        .build()
    )


def telegram_request(
    tls: Any, *, connections: int, on_request: Callable[[httpx.Request], Awaitable[None]] | None = None
) -> HTTPXRequest:
    """Return a transport with explicit timeouts, few connections and no proxy from the environment."""
    kept = httpx.Limits(max_connections=connections, max_keepalive_connections=min(connections, 4))
    more: dict[str, Any] = {"verify": tls, "trust_env": False, "limits": kept}
    if on_request is not None:
        more["event_hooks"] = {"request": [on_request]}
    return HTTPXRequest(
        connect_timeout=_CONNECT,
        read_timeout=_READ,
        write_timeout=_WRITE,
        pool_timeout=_POOL,
        media_write_timeout=30.0,
        httpx_kwargs=more,
    )


def _written_hook(reached: Callable[[str], None]) -> Callable[[httpx.Request], Awaitable[None]]:
    """Return an httpx hook that reports when the last byte of an alert's request was written."""

    async def trace(event: str, _info: object) -> None:
        if event == _WRITTEN:
            reached("request-written")

    async def on_request(request: httpx.Request) -> None:
        if speaking_of.get() is not None:
            request.extensions = {**request.extensions, "trace": trace}

    return on_request


@asynccontextmanager
async def running(application: App, commands: Sequence[BotCommand] = ()) -> AsyncIterator[App]:
    """Start the application and poll for updates for as long as the block lasts.

    Waits for Telegram as long as it takes; raises TokenRefused where it refuses the token.
    """
    try:
        await _patiently(application.initialize)
        if commands:
            await _patiently(lambda: application.bot.set_my_commands(commands))
        await application.start()
        await _start_polling(application)
        yield application
    finally:
        await _stop(application)


async def _patiently(call: Callable[[], Awaitable[object]]) -> None:
    """Call until Telegram answers: it may be out of reach when the program starts."""
    faults = 0
    while True:
        try:
            await call()
        except InvalidToken:
            raise TokenRefused from None
        except RetryAfter as flood:
            await asyncio.sleep(asked_wait(flood).total_seconds())
        except NetworkError as error:
            faults += 1
            _log.warning("Telegram cannot be reached yet (%s); trying again", type(error).__name__)
            await asyncio.sleep(backoff(faults).total_seconds())
        else:
            return


async def _start_polling(application: App) -> None:
    if application.updater is None:
        raise RuntimeError("the application was built without an updater")
    await application.updater.start_polling(
        timeout=POLL_SECONDS,
        bootstrap_retries=-1,
        allowed_updates=ALLOWED_UPDATES,
        error_callback=PollingFaults(),
    )


class PollingFaults:
    """Judges faults of the long poll: a second instance is an alarm, said once; outages are said when they begin."""

    def __init__(self) -> None:
        """Begin with nothing said."""
        self._said: set[str] = set()

    def __call__(self, error: TelegramError) -> None:
        """Log a fault, each kind once."""
        kind = type(error).__name__
        if kind in self._said:
            return
        self._said.add(kind)
        if isinstance(error, Conflict):
            _log.critical(
                "Another program polls Telegram with this bot's token (409): stop it; if it is none of yours, revoke "
                "the token at @BotFather."
            )
        else:
            _log.warning("polling Telegram failed (%s); it goes on trying", kind)


async def _stop(application: App) -> None:
    """Stop receiving, then handling, then close; each as far as the common time limit allows."""
    loop = asyncio.get_running_loop()
    end = loop.time() + STOP_SECONDS
    updater = application.updater
    if updater is not None and updater.running:
        await _within(updater.stop, end - 2.0, "receiving")
    if application.running:
        await _within(application.stop, end - 1.0, "handling")
    await _within(application.shutdown, end, "closing")


async def _within(stop: Callable[[], Awaitable[None]], end: float, what: str) -> None:
    try:
        async with asyncio.timeout_at(end):
            await stop()
    except TimeoutError:
        _log.warning("%s did not end in time and was cut off", what)
    except (RuntimeError, TelegramError) as error:
        _log.warning("%s ended with %s", what, type(error).__name__)
