"""The mutant of the fault suite: `casewatch run` with a lane that marks a row sent before it sends it."""

import bot.chat
from bot.commands.running import run_live
from bot.delivery.lane import Lane
from bot.delivery.messages import Parcel
from bot.delivery.outcomes import GaveUp, Sent
from storage.records import OutboxRow


class MarksBeforeSending(Lane):
    """What RSS bots do wrong: a crash between marking and sending loses the alert."""

    async def _deliver(self, row: OutboxRow) -> None:
        parcel = await self._packed(row)
        if isinstance(parcel, GaveUp):
            return await self._settle(row, parcel)
        await self._settle(row, Sent(1))
        assert isinstance(parcel, Parcel)
        await self._attempt(parcel)
        return None


if __name__ == "__main__":
    vars(bot.chat)["Lane"] = MarksBeforeSending
    run_live()
