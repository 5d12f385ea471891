"""Who uses the chat: enrolment, invitations, roles, chats and their addresses; Telegram's numbers are kept sealed."""

import json
import secrets
from datetime import datetime, timedelta

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.canonical import canonical
from storage.erasing import erase
from storage.records import ChatAddress, Invite, Role, User
from storage.statements import seal_of
from storage.tables import ChatRow, InviteRow, UserRow

__all__ = [
    "address",
    "addresses",
    "by_telegram",
    "by_user",
    "enrol",
    "erase",
    "everyone",
    "first_owner_missing",
    "invite",
    "move_chat",
    "pause_chat",
    "redeem",
    "rename",
    "resume_chat",
    "set_language",
    "set_role",
]

CODE_BYTES = 16
_TELEGRAM_ID, _NAME, _ADDRESS, _CODE = "telegram-id", "user-name", "chat-address", "invite-code"


async def by_telegram(session: AsyncSession, telegram_id: int) -> User | None:
    """Return the user with this Telegram id, None for a stranger."""
    blind = seal_of(session).blind(_TELEGRAM_ID, str(telegram_id))
    row = (await session.exec(select(UserRow).where(col(UserRow.telegram_blind) == blind))).first()
    return await _user(session, row) if row else None


async def by_user(session: AsyncSession, user: int) -> User | None:
    """Return the user with this number, None when there is none."""
    row = await session.get(UserRow, user)
    return await _user(session, row) if row else None


async def everyone(session: AsyncSession) -> tuple[User, ...]:
    """Return every enrolled user, in the order of enrolment."""
    rows = (await session.exec(select(UserRow).order_by(col(UserRow.id)))).all()
    return tuple([await _user(session, row) for row in rows])


async def addresses(session: AsyncSession) -> dict[int, ChatAddress]:
    """Return where every chat is, by its number."""
    rows = (await session.exec(select(ChatRow).order_by(col(ChatRow.id)))).all()
    return {kept.chat: kept for kept in (_address(session, row) for row in rows)}


async def address(session: AsyncSession, chat: int) -> ChatAddress | None:
    """Return where a chat is, None when there is no such chat."""
    row = await session.get(ChatRow, chat)
    return _address(session, row) if row else None


async def first_owner_missing(session: AsyncSession) -> bool:
    """Tell whether nobody is owner yet."""
    return (await session.exec(select(UserRow.id).where(col(UserRow.role) == Role.OWNER))).first() is None


async def invite(session: AsyncSession, role: Role, by: int | None, now: datetime, hours: int = 24) -> Invite:
    """Return a new invitation (128 random bits) for a role; its code is not kept and cannot be shown again."""
    made = Invite(secrets.token_urlsafe(CODE_BYTES), role, now + timedelta(hours=hours))
    blind = seal_of(session).blind(_CODE, made.code)
    session.add(InviteRow(code_blind=blind, role=role, invited_by=by, created_at=now, expires_at=made.expires_at))
    await session.flush()
    return made


async def redeem(  # noqa: PLR0913
    session: AsyncSession, code: str, telegram_id: int, telegram_chat: int, name: str, language: str, now: datetime
) -> User | None:
    """Enrol whoever shows a valid code; None when it is unknown, used or expired.

    A code works once. Somebody enrolled already gets the invitation's role where that is the higher one.
    """
    blind = seal_of(session).blind(_CODE, code)
    valid = (col(InviteRow.code_blind) == blind, col(InviteRow.used_at).is_(None), col(InviteRow.expires_at) > now)
    used = await session.exec(update(InviteRow).where(*valid).values(used_at=now))
    if used.rowcount != 1:
        return None
    role = Role((await session.exec(select(InviteRow.role).where(col(InviteRow.code_blind) == blind))).one())
    return await enrol(session, telegram_id, telegram_chat, name, role, language, now)


async def enrol(  # noqa: PLR0913
    session: AsyncSession, telegram_id: int, telegram_chat: int, name: str, role: Role, language: str, now: datetime
) -> User:
    """Return the user with this Telegram id, enrolled with this role; a higher role they have already stays."""
    known = await by_telegram(session, telegram_id)
    if known is not None:
        if not known.role.covers(role):
            await set_role(session, known.user, role, now)
        return await by_telegram(session, telegram_id) or known
    seal = seal_of(session)
    row = UserRow(
        chat=await _chat(session, telegram_chat, language),
        telegram_id=seal.seal(str(telegram_id), _TELEGRAM_ID),
        telegram_blind=seal.blind(_TELEGRAM_ID, str(telegram_id)),
        name=seal.seal(name, _NAME),
        role=role,
        role_since=now,
        enrolled_at=now,
    )
    session.add(row)
    await session.flush()
    return await _user(session, row)


async def set_role(session: AsyncSession, user: int, role: Role, now: datetime) -> None:
    """Give a user a role from `now` on; nothing happens for an unknown user."""
    await session.exec(update(UserRow).where(col(UserRow.id) == user).values(role=role, role_since=now))


async def set_language(session: AsyncSession, user: int, language: str) -> None:
    """Let a user's private chat speak another language (ISO 639-1)."""
    row = await session.get(UserRow, user)
    if row is not None:
        await session.exec(update(ChatRow).where(col(ChatRow.id) == row.chat).values(language=language))


async def rename(session: AsyncSession, user: int, name: str) -> None:
    """Keep another name for a user."""
    row = await session.get(UserRow, user)
    if row is not None:
        row.name = seal_of(session).seal(name, _NAME)
        session.add(row)
        await session.flush()


async def pause_chat(session: AsyncSession, chat: int, reason: str) -> None:
    """Send nothing more to a chat, and remember why; what waits for it stays."""
    await session.exec(update(ChatRow).where(col(ChatRow.id) == chat).values(paused=reason))


async def resume_chat(session: AsyncSession, chat: int) -> None:
    """Send to a chat again."""
    await session.exec(update(ChatRow).where(col(ChatRow.id) == chat).values(paused=None))


async def move_chat(session: AsyncSession, chat: int, new_telegram_chat: int) -> None:
    """Follow a chat to its new Telegram id; where that is another chat of ours already, this one is paused instead."""
    row = await session.get(ChatRow, chat)
    if row is None:
        return
    moved = _sealed_address(session, new_telegram_chat)
    there = (await session.exec(select(ChatRow).where(col(ChatRow.address_blind) == moved[1]))).first()
    if there is not None and there.id != chat:
        row.paused = "moved to a chat that is known already"
    else:
        row.address, row.address_blind = moved
    session.add(row)
    await session.flush()


async def _chat(session: AsyncSession, telegram_chat: int, language: str) -> int:
    address, blind = _sealed_address(session, telegram_chat)
    row = (await session.exec(select(ChatRow).where(col(ChatRow.address_blind) == blind))).first()
    if row is None:
        row = ChatRow(address=address, address_blind=blind, language=language)
        session.add(row)
        await session.flush()
    return row.id or 0


def _sealed_address(session: AsyncSession, telegram_chat: int) -> tuple[bytes, bytes]:
    text = canonical([telegram_chat, None])
    return seal_of(session).seal(text, _ADDRESS), seal_of(session).blind(_ADDRESS, text)


def _address(session: AsyncSession, row: ChatRow) -> ChatAddress:
    telegram_chat, thread = json.loads(seal_of(session).open(row.address, _ADDRESS))
    return ChatAddress(row.id or 0, telegram_chat, thread, row.language, row.paused)


async def _user(session: AsyncSession, row: UserRow) -> User:
    seal, chat = seal_of(session), await session.get_one(ChatRow, row.chat)
    return User(
        user=row.id or 0,
        chat=row.chat,
        telegram_id=int(seal.open(row.telegram_id, _TELEGRAM_ID)),
        name=seal.open(row.name, _NAME),
        role=Role(row.role),
        language=chat.language,
        enrolled_at=row.enrolled_at,
        paused=chat.paused,
    )
