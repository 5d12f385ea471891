"""`review` and its buttons: editors settle what the machine was unsure of; a yes makes events true and tells them."""

from cases.alerts import ReviewItem
from cases.observations import Scope, ScopeKind
from cases.raising import alerts_for, confirmed
from handlers.asking import roster_of
from handlers.buttons import Button
from handlers.dates import clock
from handlers.speech import Html
from handlers.views.review import review_buttons, review_text
from handlers.views.view import paragraphs
from handlers.visit import Visit
from storage import audit, events, ledger, people, reviews, subscriptions
from storage.records import KeptReview, ReviewVerdict
from storage.store import Session

MOST_SHOWN = 5
"""Items shown at once; the next come when these are decided."""


async def review(visit: Visit, argument: str) -> None:
    """Show the open items, urgent and oldest first, each with its two answers."""
    async with visit.desk.store.reading() as session:
        items = await reviews.open_items(session)
    if not items:
        return await visit.say("review-none")
    roster = await roster_of(visit)
    await visit.say("review-open", count=len(items))
    for item in sorted(items, key=lambda one: (not one.urgent, one.opened_at))[:MOST_SHOWN]:
        await visit.show(review_text(item, roster, visit.texts), review_buttons(item, visit.texts))


async def said_yes(visit: Visit, argument: str) -> None:
    """Confirm an item: its proposed events become true, and whoever follows is told."""
    async with visit.desk.store.writing() as session:
        kept = await reviews.decide(
            session, argument, ReviewVerdict.YES, visit.user.name, visit.now, chat=visit.user.chat
        )
        told = await _make_true(session, visit, kept.item) if kept else 0
        if kept:
            await audit.note(session, visit.user.user, "review-yes", argument, visit.now)
    visit.desk.wake()
    await _show_verdict(visit, argument, decided_now=kept is not None, told=told)


async def said_no(visit: Visit, argument: str) -> None:
    """Refuse an item: the refusal binds to that record and its copies, and can be undone."""
    async with visit.desk.store.writing() as session:
        kept = await reviews.decide(
            session, argument, ReviewVerdict.NO, visit.user.name, visit.now, chat=visit.user.chat
        )
        if kept:
            await audit.note(session, visit.user.user, "review-no", argument, visit.now)
    visit.desk.wake()
    await _show_verdict(visit, argument, decided_now=kept is not None, told=0)


async def undone(visit: Visit, argument: str) -> None:
    """Take a refusal back: the item is open again."""
    async with visit.desk.store.writing() as session:
        before = await reviews.get(session, argument)
        refused = before is not None and before.verdict is ReviewVerdict.NO
        reopened = refused and await reviews.undo(session, argument)
        if reopened:
            await audit.note(session, visit.user.user, "review-undo", argument, visit.now)
    if before is None or not reopened:
        return await visit.turn_to("choice-gone")
    html = review_text(before.item, await roster_of(visit), visit.texts)
    return await visit.turn(html, review_buttons(before.item, visit.texts))


async def _make_true(session: Session, visit: Visit, item: ReviewItem) -> int:
    """Append what an editor confirmed and raise its alerts; return how many chats are told."""
    # An event stands readable on the disk, so it says by whose office; by whom stands sealed with the verdict.
    true = confirmed(item, visit.user.role, visit.now)
    subjects = {subject for event in true for subject in (event.person, event.circle) if subject}
    roster = await people.roster(session)
    followers = await subscriptions.subscriptions(session, roster)
    known = await ledger.known(session, Scope(item.source, ScopeKind.LIST, "review"), (), subjects)
    alerts, amendments = alerts_for(true, known, followers, visit.now)
    await events.append(session, true)
    await ledger.raise_alerts(session, alerts, visit.now)
    await ledger.amend(session, amendments, visit.now)
    return len({chat for alert in alerts for chat in alert.chats})


async def _show_verdict(visit: Visit, review_id: str, *, decided_now: bool, told: int) -> None:
    async with visit.desk.store.reading() as session:
        kept = await reviews.get(session, review_id)
    if kept is None or kept.verdict is None:
        return await visit.turn_to("choice-gone")
    verdict = _verdict(visit, kept)
    if not decided_now:
        return await visit.turn(paragraphs([review_text(kept.item, await roster_of(visit), visit.texts), verdict]))
    passed_on = visit.texts.html("passed-on", count=told) if kept.verdict is ReviewVerdict.YES else None
    undo = Button(visit.texts.plain("button-undo"), "undo", review_id)
    rows = ((undo,),) if kept.verdict is ReviewVerdict.NO else ()
    body = review_text(kept.item, await roster_of(visit), visit.texts)
    return await visit.turn(paragraphs([body, verdict, passed_on]), rows)


def _verdict(visit: Visit, kept: KeptReview) -> Html:
    at = clock(visit.texts, kept.decided_at, visit.now) if kept.decided_at else ""
    by = kept.decided_by or ""
    return Html(f"<b>{visit.texts.html(f'review-said-{kept.verdict}', name=by, at=at)}</b>")
