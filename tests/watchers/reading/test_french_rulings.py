"""What became of an extradition decree, read from the court's own words: never an annulment that was not pronounced."""

import pytest

from watchers.reading.french_rulings import Ruled, Ruling, ruling_in_summary, ruling_in_text

REASONS = (
    "Vu le décret du 3 mai 2011 accordant l'extradition de M. A... B... aux autorités russes. "
    "M. A... B... demande au Conseil d'État d'annuler ce décret. "
)
SUMMARIES_THAT_ANNUL = [
    ("Annule le décret du 3 mai 2011 accordant à la Russie l'extradition de M. A... B..., ressortissant kazakh.", "RU"),
    ("Décret accordant aux autorités ukrainiennes l'extradition de M. A... B... Annulation du décret.", "UA"),
    ("Décret accordant l'extradition de M. A... B... au Kazakhstan. But politique. Annulation.", "KZ"),
    ("Le décret accordant son extradition aux autorités biélorusses est annulé.", "BY"),
    ("Le décret accordant son extradition aux autorités de la Fédération de Russie est annulé.", "RU"),
    ("Annule le décret accordant son extradition aux autorités russes et aux autorités ukrainiennes.", None),
]
SUMMARIES_THAT_REJECT = [
    "Décret accordant l'extradition aux autorités russes. Rejet de la requête.",
    "La requête de M. A... B... dirigée contre le décret accordant son extradition est rejetée.",
    "Rejette la requête de M. A... B... contre le décret accordant son extradition à l'Ukraine.",
]
SUMMARIES_THAT_SETTLE_NOTHING = [
    "Recours tendant à l'annulation du décret accordant l'extradition de M. A... B... aux autorités russes.",
    "Demande d'annulation du décret accordant l'extradition aux autorités russes.",
    "Le décret accordant l'extradition aux autorités russes n'est pas annulé.",
    "M. A... B... soutient que le décret accordant son extradition est annulé de plein droit.",
    "Le décret accordant l'extradition aux autorités russes est annulé en tant qu'il porte sur les faits de faux.",
    "Décret accordant l'extradition aux autorités russes. Annulation partielle.",
    "Le décret du 3 mai 2011 refusant d'accorder l'extradition aux autorités russes est annulé.",
    "Décret accordant l'extradition aux autorités turques. L'arrêt est annulé.",
    "Le décret relatif aux bureaux de vote est annulé.",
    "Décret accordant l'extradition aux autorités russes.",
    "",
]
OPERATIVE_PARTS = [
    ("Article 1er : Le décret du 3 mai 2011 est annulé.", Ruled(Ruling.ANNULLED, "RU")),
    (
        "Article 1er : Le décret attaqué est annulé. Article 2 : L'État versera 3 000 euros.",
        Ruled(Ruling.ANNULLED, "RU"),
    ),
    (
        "Article 1er : Le décret du 3 mai 2011 accordant aux autorités russes l'extradition de M. B... est annulé. "
        "Article 2 : Le surplus des conclusions de la requête est rejeté.",
        Ruled(Ruling.ANNULLED, "RU"),
    ),
    ("Article 1er : La requête de M. A... B... est rejetée.", Ruled(Ruling.REJECTED)),
    ("Article 1er : Le décret du 9 juin 2012 est annulé.", Ruled(Ruling.UNSETTLED)),
    ("Article 1er : La requête est rejetée. Article 2 : Le décret du 3 mai 2011 est annulé.", Ruled(Ruling.UNSETTLED)),
    ("Article 1er : Il est donné acte du désistement de M. A... B...", Ruled(Ruling.UNSETTLED)),
]


@pytest.mark.parametrize(("summary", "state"), SUMMARIES_THAT_ANNUL)
def test_a_pronounced_annulment_names_who_had_asked(summary: str, state: str | None) -> None:
    """The receiving state is taken, never the applicant's own nationality, and none where two are named."""
    assert ruling_in_summary(summary) == Ruled(Ruling.ANNULLED, state)


@pytest.mark.parametrize("summary", SUMMARIES_THAT_REJECT)
def test_a_rejected_challenge_leaves_the_decree_standing(summary: str) -> None:
    """A rejection is never read as good news."""
    assert ruling_in_summary(summary) == Ruled(Ruling.REJECTED)


@pytest.mark.parametrize("summary", SUMMARIES_THAT_SETTLE_NOTHING)
def test_demands_arguments_and_parts_are_no_annulment(summary: str) -> None:
    """What somebody wants, a denial, a part, or another act settles nothing: the text must be asked for."""
    assert ruling_in_summary(summary).ruling is Ruling.UNSETTLED


@pytest.mark.parametrize(("operative", "ruled"), OPERATIVE_PARTS)
def test_only_the_operative_part_of_a_text_rules(operative: str, ruled: Ruled) -> None:
    """The reasons tell what the decree was about, the articles what became of it."""
    assert ruling_in_text(f"{REASONS}D E C I D E : {operative}") == ruled
    assert ruling_in_text(f"{REASONS}DÉCIDE : {operative}") == ruled


def test_a_text_without_its_operative_part_settles_nothing() -> None:
    """A cut text may speak of an annulment at length and still have rejected it in its last line."""
    text = f"{REASONS} Le décret du 3 mai 2011 accordant l'extradition est annulé."
    assert ruling_in_text(text) == Ruled(Ruling.UNSETTLED)
