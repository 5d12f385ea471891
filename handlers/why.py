"""`why ALERT`: every reason, source, time and evidence hash behind an alert, so that each word can be checked."""

import re

from cases.events import Event
from cases.people import Roster
from handlers.asking import roster_of
from handlers.dates import moment
from handlers.speech import Html, Texts
from handlers.views import happening
from handlers.views.names import name_of
from handlers.views.reasons import reasons_said
from handlers.views.review import listed_reasons
from handlers.views.view import lines, paragraphs
from handlers.visit import Visit
from storage import outbox
from storage.records import KeptAlert, Role

_NUMBER = re.compile(r"(?:#?\s*[AaАа]\s*[-–]?\s*|#|№)?(\d{1,18})")
_MARK = re.compile(r"#A-(\d{1,18})\b")


def alert_number(text: str) -> int | None:
    """Return the number in "#A-1042", "A-1042" or "1042", None where there is none."""
    found = _NUMBER.fullmatch(text.strip())
    return int(found[1]) if found else None


async def why(visit: Visit, argument: str) -> None:
    """Explain an alert named by number, or the one this message replies to."""
    number = alert_number(argument) if argument else replied_alert(visit)
    if number is None:
        return await visit.say("why-which")
    kept = await alert_for(visit, number)
    if kept is None:
        return await visit.say("no-such-alert", number=f"#A-{number}")
    return await visit.show(explanation(kept, await roster_of(visit), visit.texts))


async def alert_for(visit: Visit, number: int) -> KeptAlert | None:
    """Return an alert that this chat was told or that an editor may see, None as if there were none otherwise."""
    async with visit.desk.store.reading() as session:
        kept = await outbox.alert(session, number)
        told = await outbox.told(session, number)
    if kept is None:
        return None
    mine = visit.user.chat in kept.alert.chats or any(one.chat == visit.user.chat for one in told)
    return kept if mine or visit.may(Role.EDITOR) else None


def replied_alert(visit: Visit) -> int | None:
    """Return the number of the alert that this message replies to, as it stands in that message."""
    found = _MARK.search(visit.replied_to or "")
    return int(found[1]) if found else None


def explanation(kept: KeptAlert, roster: Roster, texts: Texts) -> Html:
    """Return everything that led to an alert."""
    title = texts.html("why-title", number=f"#A-{kept.number}", name=name_of(roster, kept.alert.person, texts))
    made = texts.html("why-made", at=moment(texts, kept.created_at), key=kept.alert.key)
    review = _review(kept, roster, texts)
    return paragraphs(
        [Html(f"<b>{title}</b>"), *(_account(event, roster, texts) for event in kept.events), review, made]
    )


def _review(kept: KeptAlert, roster: Roster, texts: Texts) -> Html | None:
    if kept.review is None:
        return None
    verdict = texts.html(f"verdict-{kept.verdict}" if kept.verdict else "verdict-open")
    excerpt = texts.html("excerpt", text=kept.review.excerpt) if kept.review.excerpt else None
    return lines([verdict, *listed_reasons(kept.review.reasons, roster, texts), excerpt])


def _account(event: Event, roster: Roster, texts: Texts) -> Html:
    published = moment(texts, event.published_at) if event.published_at else texts.plain("not-stated")
    return lines(
        [
            happening.what(event, texts),
            Html(f"{happening.confidence(event, texts)}: {happening.source_link(event, texts)}"),
            texts.html("published-title", title=event.title) if event.title else None,
            *(texts.html("why-reason", reason=reason) for reason in reasons_said(event.reasons, roster, texts)),
            texts.html("why-times", published=published, seen=moment(texts, event.seen_at)),
            texts.html("why-evidence", sha=event.evidence) if event.evidence else texts.html("why-no-evidence"),
            texts.html("why-record", source=event.source, key=event.observation) if _has_record(event) else None,
            texts.html("why-address", url=event.url) if event.url else None,
        ]
    )


def _has_record(event: Event) -> bool:
    return bool(event.observation) and event.source != happening.REPORT_SOURCE
