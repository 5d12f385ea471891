"""The lane: takes what is due from the outbox, urgent first, one message in flight, and marks it after Telegram's 200.

Whatever happens in between, a row is lost never and repeated at most once, then labelled: a crash leaves it claimed,
and a claimed row of another run counts as uncertain.
"""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog
from telegram.error import ChatMigrated, TelegramError

from bot.clock import Clock
from bot.delivery.answers import Meaning, Trouble, asked_wait, meaning, outcome
from bot.delivery.backoff import backoff, worn_out
from bot.delivery.buckets import Pace
from bot.delivery.messages import Messenger, Parcel, Render, Speaker
from bot.delivery.outcomes import GaveUp, Outcome, Retry, Sent, Snooze
from bot.delivery.settling import write_outcome
from bot.delivery.speaking import speaking_of
from bot.delivery.undelivered import report_undelivered
from bot.failpoints import Failpoints
from bot.redaction import Redaction
from bot.refusals import Refused
from storage import outbox, people, users
from storage.records import Action, ChatAddress, OutboxRow
from storage.store import Store

log = structlog.get_logger()

LEASE = timedelta(minutes=5)
"""Longer than any message may take; a claim older than this belongs to nobody."""
LONGEST_REST_SECONDS = 5.0
PATIENCE_SECONDS = 3.0

WITHOUT_NUMBERS = Redaction()
"""Takes chats' numbers out of what Telegram says, before it is kept."""


class TokenRefused(Refused):
    """Telegram does not accept the bot token: nothing can be said until the operator sets another."""

    def __init__(self) -> None:
        """Say what is wrong and how to mend it."""
        super().__init__(
            "Telegram refuses the bot token (401): get a new one from @BotFather, set CASEWATCH_TELEGRAM_TOKEN and "
            "start again; every alert not yet told is kept and goes out then."
        )


@dataclass(frozen=True, slots=True)
class Rest:
    """Nothing can be sent for so many seconds; `pace`: only because of the sending limits."""

    seconds: float
    pace: bool = False


@dataclass
class Lane:
    """The one sender of a bot token. `owner` names this run, so that another run's claims are recognised."""

    store: Store
    bot: Messenger
    render: Render
    clock: Clock
    owner: str
    failpoints: Failpoints = field(default_factory=Failpoints)
    pace: Pace = field(default_factory=Pace)
    _wake: asyncio.Event = field(default_factory=asyncio.Event)
    _idle: asyncio.Event = field(default_factory=asyncio.Event)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    _stopping: bool = False
    _recovered: bool = False
    _faults: int = 0
    _silent_until: datetime | None = None
    _unwritten: tuple[OutboxRow, Outcome] | None = None
    _floods: dict[int, datetime] = field(default_factory=dict)

    def wake(self) -> None:
        """Look into the outbox now: something was put there."""
        self._wake.set()

    async def run(self) -> None:
        """Deliver until stopped; raises TokenRefused when Telegram refuses the token."""
        self._idle.clear()
        try:
            while not self._stopping:
                self._wake.clear()
                rest = await self._guarded_step()
                if rest is not None and not self._stopping:
                    await self._sleep(min(rest.seconds, LONGEST_REST_SECONDS))
        finally:
            self._idle.set()

    async def drain(self) -> None:
        """Deliver everything due now, waiting for nothing but the pace, then return; raises TokenRefused."""
        while True:
            rest = await self.step()
            if rest is None:
                continue
            if not rest.pace:
                return
            await self.clock.sleep(rest.seconds)

    async def stop(self) -> None:
        """Let `run` finish the message in flight (at most 3 s) and end; what is not told stays in the outbox."""
        self._stopping = True
        self.wake()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_SECONDS):
                await self._idle.wait()

    async def step(self) -> Rest | None:
        """Deliver at most one row; return None after one, else how long there is nothing to do."""
        async with self._turn:
            await self._recover()
            if self._unwritten is not None:
                await self._settle(*self._unwritten)
            rest = self._must_rest()
            if rest is not None:
                return rest
            resting = self.pace.resting(self.clock.monotonic())
            row = await self._claim(resting)
            if row is None:
                return await self._until_next(resting)
            await self._deliver(row)
            return None

    async def _guarded_step(self) -> Rest | None:
        """Keep the lane alive through a locked or full disk: what failed is tried again."""
        try:
            return await self.step()
        except (Refused, asyncio.CancelledError):
            raise
        except Exception:
            log.exception("the delivery lane met a fault and goes on")
            return Rest(1.0)

    async def _sleep(self, seconds: float) -> None:
        """Sleep, but wake early when called."""
        sleeping = asyncio.ensure_future(self.clock.sleep(seconds))
        waking = asyncio.ensure_future(self._wake.wait())
        try:
            await asyncio.wait({sleeping, waking}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            sleeping.cancel()
            waking.cancel()

    async def _recover(self) -> None:
        """Once, at the start: what another run had in flight may have arrived, and is sent again as a repeat."""
        if self._recovered:
            return
        async with self.store.writing() as session:
            await outbox.recover(session, self.owner, self.clock.now())
        self._recovered = True
        await report_undelivered(self.store, self.clock.now())

    def _must_rest(self) -> Rest | None:
        now = self.clock.now()
        if self._silent_until is not None and self._silent_until > now:
            return Rest((self._silent_until - now).total_seconds())
        wait = self.pace.whole.wait(self.clock.monotonic())
        return Rest(wait, pace=True) if wait else None

    async def _claim(self, resting: dict[int, float]) -> OutboxRow | None:
        now = self.clock.now()
        async with self.store.writing() as session:
            row = await outbox.claim(session, self.owner, now, LEASE, frozen_chats=tuple(resting))
        if row is not None:
            self.failpoints.reached("claimed")
        return row

    async def _until_next(self, resting: dict[int, float]) -> Rest:
        now = self.clock.now()
        async with self.store.reading() as session:
            due = await outbox.next_time(session, now)
        if due is None:
            return Rest(LONGEST_REST_SECONDS)
        if due > now:
            return Rest((due - now).total_seconds())
        return Rest(min(resting.values()), pace=True) if resting else Rest(1.0)

    async def _deliver(self, row: OutboxRow) -> None:
        try:
            parcel = await self._packed(row)
        except Exception as error:  # The row is claimed: without an outcome it would wait for the next start.
            log.exception("an alert could not be collected", alert=row.alert)
            return await self._settle(row, self._defect(row, error))
        return await self._settle(row, parcel if isinstance(parcel, GaveUp) else await self._attempt(parcel))

    async def _packed(self, row: OutboxRow) -> Parcel | GaveUp:
        """Collect what the message needs, as it stands at this moment."""
        async with self.store.reading() as session:
            kept = await outbox.alert(session, row.alert)
            address = await users.address(session, row.chat)
            if kept is None or address is None:
                return GaveUp("the chat or the alert is no longer there")
            if address.paused is not None:
                return GaveUp(f"the chat is paused: {address.paused}")
            told = [one for one in await outbox.told(session, row.alert) if one.chat == row.chat]
            told.sort(key=lambda one: one.sent_at)
            return Parcel(row, kept, address, await people.roster(session), tuple(told))

    async def _attempt(self, parcel: Parcel) -> Outcome:
        """Try to say it; a moved group and refused mark-up are mended and tried again at once, each only once."""
        moved = False
        while True:
            try:
                return await self._say(parcel)
            except ChatMigrated as error:
                if moved:
                    return self._ended(parcel, error)
                moved, parcel = True, await self._moved(parcel, error.new_chat_id)
            except TelegramError as error:
                if meaning(error) is not Meaning.UNPARSABLE or parcel.plain:
                    return self._ended(parcel, error)
                log.error("Telegram refused the mark-up of an alert; sent as plain text", alert=parcel.row.alert)
                parcel = replace(parcel, plain=True)
            except Exception as error:  # One row's defect must not stop the lane.
                log.exception("an alert could not be put into words", alert=parcel.row.alert)
                return self._defect(parcel.row, error)

    async def _say(self, parcel: Parcel) -> Outcome:
        self.failpoints.reached("before-send")
        self.pace.take(parcel.row.chat, parcel.address.telegram_chat, self.clock.monotonic())
        marker = speaking_of.set(parcel.kept)
        try:
            speaker = Speaker(self.bot, self.render, self.store.seal, self._next_turn)
            message_id = await speaker.say(parcel, self.clock.now())
        finally:
            speaking_of.reset(marker)
        self._faults = 0
        self.failpoints.reached("edited" if parcel.row.action is Action.EDIT else "sent-not-marked")
        return Sent(message_id)

    async def _next_turn(self, address: ChatAddress) -> None:
        """Wait until a further message to the same chat is allowed, and note it."""
        while wait := self.pace.wait(address.chat, self.clock.monotonic()):
            await self.clock.sleep(wait)
        self.pace.take(address.chat, address.telegram_chat, self.clock.monotonic())

    async def _moved(self, parcel: Parcel, telegram_chat: int) -> Parcel:
        async with self.store.writing() as session:
            await users.move_chat(session, parcel.row.chat, telegram_chat)
        return parcel.moved_to(telegram_chat)

    def _ended(self, parcel: Parcel, error: TelegramError) -> Outcome:
        """Judge a failed try, and remember what it says about Telegram as a whole."""
        said, now = meaning(error), self.clock.now()
        self._faults = self._faults + 1 if said in (Meaning.NOT_SENT, Meaning.UNCERTAIN) else 0
        wait = asked_wait(error)
        if said is Meaning.FLOOD:
            self._floods = {chat: until for chat, until in self._floods.items() if until > now}
            self._floods[parcel.row.chat] = now + wait
        return outcome(
            Trouble(
                said=said,
                now=now,
                attempts=parcel.row.attempts,
                uncertain=parcel.row.uncertain,
                begun=parcel.progress.first is not None,
                faults=max(self._faults, 1),
                wait=wait,
                flooded=len(self._floods) > 1,
                # Telegram may quote the chat's number, which must not stand on the disk.
                detail=WITHOUT_NUMBERS.hide(error.message)[:200] if said is Meaning.REFUSED else "",
            )
        )

    def _defect(self, row: OutboxRow, error: Exception) -> Outcome:
        reason = f"a defect: {type(error).__name__}"
        if worn_out(row.attempts):
            return GaveUp(reason)
        return Retry(self.clock.now() + backoff(row.attempts + 1), reason, uncertain=row.uncertain)

    async def _settle(self, row: OutboxRow, ended: Outcome) -> None:
        """Write how it ended; what the disk would not take is kept and written first at the next step.

        Otherwise a 200 of Telegram would be forgotten, and the alert told again.
        """
        self._unwritten = row, ended
        await self._mark(row, ended)
        self._unwritten = None
        self._draw_conclusions(ended)
        if isinstance(ended, GaveUp):
            await report_undelivered(self.store, self.clock.now())

    async def _mark(self, row: OutboxRow, ended: Outcome) -> None:
        await write_outcome(self.store, row, self.owner, ended, self.clock.now())
        if isinstance(ended, Sent):
            self.failpoints.reached("marked")

    def _draw_conclusions(self, ended: Outcome) -> None:
        match ended:
            case Retry(ends_lane=True):
                log.critical("Telegram refuses the bot token; nothing is delivered until it is changed")
                raise TokenRefused
            case Retry(everywhere=True):
                self._silent_until = ended.at
            case Snooze(everywhere=True):
                self._silent_until = ended.until
