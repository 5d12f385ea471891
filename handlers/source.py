"""`source add URL`, `source remove NAME`: a feed, page or channel, shown first and polled once it is confirmed."""

from handlers.asking import roster_of
from handlers.buttons import mark
from handlers.views.previews import Preview, confirm_buttons, preview_view
from handlers.visit import Visit
from storage import audit, conversations, source_register
from storage.source_register import AddedSource

TOPIC = "source"
LONGEST_ADDRESS = 500
_ADD, _REMOVE = ("add", "добавить"), ("remove", "убрать")


async def source(visit: Visit, argument: str) -> None:
    """Look at a feed, page or channel and show what it holds; or stop polling one that was added."""
    verb, _, rest = argument.partition(" ")
    if verb.lower() in _REMOVE and rest.strip():
        return await _remove(visit, rest.strip())
    address = rest.strip() if verb.lower() in _ADD else argument.strip()
    if not address.startswith(("http://", "https://")) or len(address) > LONGEST_ADDRESS or " " in address:
        return await visit.say("source-usage")
    preview = await visit.desk.preview_address(address)
    if preview.source is None or not preview.proven:
        return await visit.say("source-unreadable", url=address, reason=preview.reason)
    one = added_from(preview)
    async with visit.desk.store.writing() as session:
        state = {field: getattr(one, field) for field in one.__slots__}
        await conversations.put(session, visit.user.user, TOPIC, state, visit.now)
    return await visit.show(
        preview_view(preview, await roster_of(visit), visit.texts), confirm_buttons("source-add", visit.texts)
    )


async def source_confirmed(visit: Visit, argument: str) -> None:
    """Store the feed, page or channel that was shown; it is polled from now on."""
    async with visit.desk.store.reading() as session:
        pending = await conversations.get(session, visit.user.user, visit.now)
    if pending is None or pending[0] != TOPIC:
        return await visit.turn_to("source-over")
    one = AddedSource(**pending[1])  # type: ignore[arg-type]
    try:
        async with visit.desk.store.writing() as session:
            await source_register.add(session, one, visit.now)
            await audit.note(session, visit.user.user, "source-add", one.name, visit.now)
            await conversations.clear(session, visit.user.user)
    except ValueError:
        return await visit.turn_to("source-already", title=one.title)
    await visit.desk.sources_changed()
    return await visit.turn_to("source-added", title=one.title, name=one.name)


async def _remove(visit: Visit, name: str) -> None:
    async with visit.desk.store.writing() as session:
        gone = await source_register.remove(session, name, visit.now)
        standing = [one.name for one in await source_register.added(session)]
        if gone:
            await audit.note(session, visit.user.user, "source-remove", name, visit.now)
    if not gone:
        return await visit.say("source-not-added", name=name, names=", ".join(standing) or "-")
    await visit.desk.sources_changed()
    return await visit.say("source-removed", name=name)


def added_from(preview: Preview) -> AddedSource:
    """Return what is stored of a source that was previewed; ValueError for a preview that fits no source."""
    if preview.source is None:
        raise ValueError("no source can read this")
    return AddedSource(_name_for(preview), preview.source, preview.title, preview.url)


def _name_for(preview: Preview) -> str:
    """Return a short name for what is added, the same for the same address."""
    words = "".join(letter if letter.isalnum() else "-" for letter in preview.title.removeprefix("www.").lower())
    shown = "-".join(part for part in words.split("-") if part)[:50]
    # Addresses that differ in what must not be shown are still two.
    plain = preview.url.partition("://")[2].rstrip("/") == preview.title
    return shown if plain else f"{shown}-{mark(preview.url)}"
