"""Who follows whom, kept sealed; circles become their members when read, so that a new member is followed at once."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, delete, select
from sqlmodel.ext.asyncio.session import AsyncSession

from cases.alerts import Follower, Subscriptions
from cases.people import Roster
from storage.canonical import canonical
from storage.records import Following, Role
from storage.sealing import Sealer
from storage.statements import seal_of
from storage.tables import ChatRow, SubscriptionRow, UserRow

_EDGE, _CHAT = "subscription", "subscription-chat"


@dataclass(frozen=True, slots=True)
class _Edge:
    """A subscription, opened."""

    chat: int
    subject: str
    unconfirmed: bool


async def follow(
    session: AsyncSession, chat: int, subject: str, *, unconfirmed: bool | None = None, now: datetime
) -> bool:
    """Let a chat follow a person or circle; False when it does already (`unconfirmed`, if given, is then changed)."""
    seal = seal_of(session)
    row = await session.get(SubscriptionRow, _edge_blind(seal, chat, subject))
    if row is None:
        session.add(_row(seal, _Edge(chat, subject, bool(unconfirmed)), now))
    elif unconfirmed is not None:
        row.edge = _sealed(seal, _Edge(chat, subject, unconfirmed))
        session.add(row)
    await session.flush()
    return row is None


async def unfollow(session: AsyncSession, chat: int, subject: str) -> bool:
    """End a subscription; False when there was none."""
    blind = _edge_blind(seal_of(session), chat, subject)
    ended = await session.exec(delete(SubscriptionRow).where(col(SubscriptionRow.edge_blind) == blind))
    return ended.rowcount == 1


async def unfollow_all(session: AsyncSession, chat: int) -> None:
    """End every subscription of a chat."""
    blind = seal_of(session).blind(_CHAT, str(chat))
    await session.exec(delete(SubscriptionRow).where(col(SubscriptionRow.chat_blind) == blind))


async def following(session: AsyncSession, chat: int) -> tuple[Following, ...]:
    """Return what a chat follows, in the order it began."""
    seal = seal_of(session)
    of_chat = select(SubscriptionRow).where(col(SubscriptionRow.chat_blind) == seal.blind(_CHAT, str(chat)))
    rows = await session.exec(of_chat.order_by(col(SubscriptionRow.since), col(SubscriptionRow.edge_blind)))
    edges = [_opened(seal, row) for row in rows]
    return tuple(Following(edge.subject, edge.unconfirmed) for edge in edges)


async def subscriptions(session: AsyncSession, roster: Roster) -> Subscriptions:
    """Return who is told: followers by person and circle id, editors' and admins' chats; paused chats are left out.

    A chat that follows both a person and their circle is one follower, who hears the unconfirmed if either says so.
    """
    reachable = set(await session.exec(select(ChatRow.id).where(col(ChatRow.paused).is_(None))))
    rows = await session.exec(select(SubscriptionRow).order_by(col(SubscriptionRow.since)))
    edges = [_opened(seal_of(session), row) for row in rows]
    users = [row for row in await session.exec(select(UserRow).order_by(col(UserRow.id))) if row.chat in reachable]
    return Subscriptions(
        followers=_followers([edge for edge in edges if edge.chat in reachable], roster),
        editors=tuple(row.chat for row in users if Role(row.role).covers(Role.EDITOR)),
        admins=tuple(row.chat for row in users if Role(row.role).covers(Role.ADMIN)),
    )


def _followers(edges: list[_Edge], roster: Roster) -> dict[str, tuple[Follower, ...]]:
    wishes: dict[str, dict[int, bool]] = defaultdict(dict)
    for edge in edges:
        for subject in (edge.subject, *(person.id for person in roster.members(edge.subject))):
            wishes[subject][edge.chat] = wishes[subject].get(edge.chat, False) or edge.unconfirmed
    return {
        subject: tuple(Follower(chat, unconfirmed) for chat, unconfirmed in chats.items())
        for subject, chats in sorted(wishes.items())
    }


def _row(seal: Sealer, edge: _Edge, now: datetime) -> SubscriptionRow:
    return SubscriptionRow(
        edge_blind=_edge_blind(seal, edge.chat, edge.subject),
        chat_blind=seal.blind(_CHAT, str(edge.chat)),
        edge=_sealed(seal, edge),
        since=now,
    )


def _edge_blind(seal: Sealer, chat: int, subject: str) -> bytes:
    return seal.blind(_EDGE, canonical([chat, subject]))


def _sealed(seal: Sealer, edge: _Edge) -> bytes:
    return seal.seal(canonical([edge.chat, edge.subject, edge.unconfirmed]), _EDGE)


def _opened(seal: Sealer, row: SubscriptionRow) -> _Edge:
    return _Edge(*json.loads(seal.open(row.edge, _EDGE)))
