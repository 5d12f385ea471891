"""What each command and each button does: two tables, the only place where behaviours meet."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

from handlers import (
    alias,
    cancel,
    docket,
    follow,
    help,
    history,
    invite,
    lang,
    people,
    report,
    retract,
    review,
    role,
    source,
    spellings,
    start,
    status,
    take,
    unwatch,
    watch,
    why,
)
from handlers.visit import Visit
from storage.records import Role

Behaviour = Callable[[Visit, str], Awaitable[None]]
"""A behaviour gets the visit and what stands after the command, or the button's argument."""


@dataclass(frozen=True, slots=True)
class Press:
    """What a button does, and who may press it."""

    role: Role
    run: Behaviour


SAID: Mapping[str, Behaviour] = {
    "start": start.start,
    "status": status.status,
    "people": people.people,
    "follow": follow.follow,
    "unfollow": follow.unfollow,
    "following": follow.following,
    "history": history.history,
    "why": why.why,
    "report": report.report,
    "lang": lang.lang,
    "help": help.help_,
    "review": review.review,
    "retract": retract.retract,
    "watch": watch.watch,
    "alias": alias.alias,
    "spellings": spellings.spellings,
    "unwatch": unwatch.unwatch,
    "invite": invite.invite,
    "role": role.role,
    "docket": docket.docket,
    "source": source.source,
    "cancel": cancel.cancel,
}
"""Behaviours by command name, as `menu.ENTRIES` lists them; `start` stands in no menu."""

_SHOWN: Mapping[str, Behaviour] = {"people": people.people, "help": help.help_}


async def show(visit: Visit, argument: str) -> None:
    """Do what a first-steps button names."""
    await _SHOWN.get(argument, help.help_)(visit, "")


PRESSED: Mapping[str, Press] = {
    "show": Press(Role.READER, show),
    "status": Press(Role.READER, status.status_chosen),
    "follow": Press(Role.READER, follow.follow_chosen),
    "unfollow": Press(Role.READER, follow.unfollow_chosen),
    "unconf": Press(Role.READER, follow.unconfirmed_toggled),
    "history": Press(Role.READER, history.history_turned),
    "take": Press(Role.READER, take.take),
    "lang": Press(Role.READER, lang.language_chosen),
    "cancel": Press(Role.READER, cancel.cancel),
    "report-who": Press(Role.READER, report.person_chosen),
    "rk": Press(Role.READER, report.kind_chosen),
    "yes": Press(Role.EDITOR, review.said_yes),
    "no": Press(Role.EDITOR, review.said_no),
    "undo": Press(Role.EDITOR, review.undone),
    "basis": Press(Role.ADMIN, watch.basis_chosen),
    "spell": Press(Role.ADMIN, watch.spelling_toggled),
    "watch-add": Press(Role.ADMIN, watch.finished),
    "watch-on": Press(Role.ADMIN, watch.another_meant),
    "alias-to": Press(Role.ADMIN, alias.alias_chosen),
    "spellings": Press(Role.ADMIN, spellings.spellings_turned),
    "strike": Press(Role.ADMIN, spellings.strike_toggled),
    "unwatch-ask": Press(Role.ADMIN, unwatch.unwatch_asked),
    "unwatch": Press(Role.ADMIN, unwatch.unwatch_confirmed),
    "docket-to": Press(Role.ADMIN, docket.docket_person_chosen),
    "docket-add": Press(Role.ADMIN, docket.docket_confirmed),
    "source-add": Press(Role.ADMIN, source.source_confirmed),
    "invite": Press(Role.ADMIN, invite.invite_chosen),
    "role": Press(Role.ADMIN, role.role_chosen),
}
"""Behaviours by a button's action, each with the role that may press it."""
