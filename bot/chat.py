"""The chat put together: handlers on the application, and the lane that delivers what the outbox holds."""

import os
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import partial

from bot.delivery.lane import Lane
from bot.previewing import Previewing
from bot.program import Program
from bot.source_facts import source_facts
from handlers import install
from handlers.application import AnyApplication
from handlers.desk import Desk
from handlers.views import render


@dataclass(frozen=True)
class Chat:
    """The application with its handlers, and the lane beside it."""

    application: AnyApplication
    lane: Lane
    desk: Desk


def owner_of_this_run() -> str:
    """Return a name for this process under which outbox rows are claimed; another run's claims are uncertain."""
    return f"{os.getpid()}-{secrets.token_hex(4)}"


@asynccontextmanager
async def opened_chat(program: Program, application: AnyApplication, heading: str) -> AsyncIterator[Chat]:
    """Put the handlers on an application and make its lane; a crashed run's open claims are taken up again."""
    lane = Lane(
        store=program.store,
        bot=application.bot,
        render=partial(render, heading=heading),
        clock=program.clock,
        owner=owner_of_this_run(),
        failpoints=program.failpoints,
    )
    facts = source_facts(program.unasked)
    previewing = Previewing(program, program.schedule.workshop.courier)
    desk = Desk(
        store=program.store,
        now=program.clock.now,
        index=program.indexes.of,
        wake=lane.wake,
        roster_changed=program.schedule.align,
        heading=heading,
        hides_names=facts.hides_names,
        source_titles=facts.titles,
        unpolled=facts.unpolled,
        by_hand=facts.by_hand,
        asked_by_docket={
            name: source.header.country or ""
            for name, source in program.sources.items()
            if "docket" in source.header.match_by
        },
        preview_address=previewing.address,
        preview_docket=previewing.docket,
        sources_changed=program.take_up_sources,
    )
    install(application, desk)
    yield Chat(application, lane, desk)
