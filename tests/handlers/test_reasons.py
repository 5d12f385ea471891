"""Reasons in words: every tag the machine writes is a sentence in each language, and what is unknown stays as it is."""

import re
from pathlib import Path

import pytest

from handlers.speech import LANGUAGES, Texts
from handlers.views.reasons import reason_said, reasons_said
from tests.handlers.people import ROSTER

ROOMS = Path(__file__).parents[2] / "cases"
SAID = (
    ("full-name", "the full name stands in the text"),
    ("near-spelling", "the name is written nearly as registered, not exactly"),
    ("sound-alike", "the name sounds the same and is written by other rules"),
    ("suffix-dropped", "the surname is written without its suffix, or with one more"),
    ("diminutive", "the given name stands in a short or familiar form"),
    ("initial", "only an initial stands for the given name"),
    ("surname-only", "only the surname stands in the text"),
    ("after-full-name", "the surname alone, after the full name earlier in the same text"),
    ("several-tracked", "several tracked people could be meant"),
    ("derived-spelling", "found by a derived spelling, one nobody typed in"),
    ("common-name", "many others bear this name, so the name alone is not enough"),
    ("given:Муратбека~Муратбек~100", "given name as written “Муратбека”, registered “Муратбек”, 100 % alike"),
    ("surname:Кетебаева~Кетебаев~100", "surname as written “Кетебаева”, registered “Кетебаев”, 100 % alike"),
    ("ending:ым", "the ending “-ым” was taken off"),
    ("order:surname-first", "the surname stands before the given name"),
    ("context:extradition:экстрадиции", "speaks for this person: the text is about extradition (“экстрадиции”)"),
    ("context:extradition", "speaks for this person: the text is about extradition"),
    ("context:interpol:Interpol", "speaks for this person: the text is about INTERPOL (“Interpol”)"),
    ("context:asylum:asylum", "speaks for this person: the text is about asylum (“asylum”)"),
    ("context:persecution:dissident", "speaks for this person: the text is about persecution (“dissident”)"),
    ("context:court:court", "speaks for this person: the text is about a court (“court”)"),
    ("context:country:KZ:Kazakh", "speaks for this person: a country of this case, Kazakhstan (“Kazakh”)"),
    ("context:country:KZ", "speaks for this person: a country of this case, Kazakhstan"),
    ("context:docket:ECLI:FR:CE:2016:1", "speaks for this person: the docket ECLI:FR:CE:2016:1"),
    ("context:co-mentioned:arif-yunus", "speaks for this person: Arif Yunus is named too"),
    ("context:role:engineer", "speaks for this person: a word of their role (“engineer”)"),
    ("context:date:2016-12-09", "speaks for this person: the date 9 December 2016"),
    ("against:sport:хоккей", "speaks against this person: the text is about sport (“хоккей”)"),
    ("against:trade:дирижёр", "speaks against this person: the text introduces somebody of this trade (“дирижёр”)"),
    ("against:everyday:школа", "speaks against this person: the text is about everyday life (“школа”)"),
    ("against:arts", "speaks against this person: the text is about the arts"),
    ("against:science:professor", "speaks against this person: the text is about science (“professor”)"),
    ("against:crime:theft", "speaks against this person: the text is about common crime (“theft”)"),
    ("against:patronymic:Иванович", "speaks against this person: another patronymic (“Иванович”)"),
    ("against:given-name:Olga", "speaks against this person: another given name (“Olga”)"),
    ("against:country:BR:Brazil", "speaks against this person: a country foreign to this case, Brazil (“Brazil”)"),
    ("docket:394399", "the docket 394399 is tied to this person"),
    ("birth-date-match", "the birth date is the same"),
    ("birth-date-near", "the birth date is nearly the same"),
    ("nationality-match:KZ", "the nationality is the same: Kazakhstan"),
    ("nationality-conflict", "the nationality stated is another"),
    ("nationality-conflict:FR", "the nationality stated is another: France"),
    ("stated-by-source", "the source itself states it"),
    ("said:He said: no.", "the sentence: “He said: no.”"),
    ("denial:not", "a word of denial stands there: “not”"),
    ("doubt:may", "a word of doubt stands there: “may”"),
    ("hearsay:reportedly", "somebody else's words are told: “reportedly”"),
    ("reversal:overturned", "a word that turns the outcome round: “overturned”"),
    ("who:beside", "it may have happened to somebody beside this person"),
    ("who:speaks", "the person may only be speaking of it"),
    ("who:unclear", "the sentence does not say clearly to whom it happened"),
    ("who:another", "another person is named as the one concerned"),
    ("who:shared-surname", "several tracked people share this surname"),
    ("both:arrested released", "the sentence could say one or the other: Arrested; Released"),
    ("unknown-kind:frobnicated", "the source names a kind not known here: frobnicated"),
    ("absent-from-polls:3", "missing from 3 complete polls"),
    ("absent-from-polls:1", "missing from 1 complete poll"),
    ("absent-since:2017-03-01T14:02:00+00:00", "missing since 1 March 2017, 14:02 UTC"),
    ("look-up:404", "the direct look-up answers that there is no such record"),
    ("look-up-fails", "the direct look-up fails, so it proves nothing"),
    ("confirmed-by:editor", "confirmed in the chat (role: editor)"),
    ("same-person-by:admin", "found in the chat to be the same person (role: admin)"),
    ("an advocate's report", "a colleague reported it"),
)
UNKNOWN = (
    "", ":", "frobnicated", "frobnicated:x", "full-name:x", "context", "context:", "context:weather:rain", "given:x",
    "given:a~b~much", "against:docket:1", "absent-from-polls:many", "absent-since:soon", "look-up:500", "who:knows",
    "another man of that name", "context:country:",
)  # fmt: skip


@pytest.mark.parametrize(("reason", "english"), SAID)
def test_a_reason_is_a_sentence(reason: str, english: str) -> None:
    """With the words it rests on, in English."""
    assert reason_said(reason, ROSTER, Texts("en")) == english


@pytest.mark.parametrize("reason", [reason for reason, _ in SAID])
def test_a_reason_is_said_in_russian(reason: str) -> None:
    """No slug and no English is left over."""
    said = reason_said(reason, ROSTER, Texts("ru"))
    quoted = re.sub(r"«[^»]*»|ECLI\S*|\d+|UTC|[Ff]robnicated", "", said)
    assert re.search(r"[а-яё]", quoted)
    assert not re.search(r"[a-z]{3}", quoted), said


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("reason", UNKNOWN)
def test_an_unknown_reason_is_shown_as_it_is(reason: str, language: str) -> None:
    """An older or newer machine's word, or an editor's, is not lost."""
    assert reason_said(reason, ROSTER, Texts(language)) == reason


def test_what_a_page_says_is_escaped() -> None:
    """Words of a page cannot make mark-up, known tag or not."""
    texts = Texts("en")
    assert reason_said("context:court:<b>", ROSTER, texts).endswith("(“&lt;b&gt;”)")
    assert reason_said("<b>x", ROSTER, texts) == "&lt;b&gt;x"
    assert reason_said("both:<b> arrested", ROSTER, texts).endswith("&lt;b&gt;; Arrested")


def test_each_reason_is_said_once() -> None:
    """Two ways to write one reason are one sentence, in the order of the first."""
    told = reasons_said(("surname-only", "initial", "surname-only"), ROSTER, Texts("en"))
    assert told == ("only the surname stands in the text", "only an initial stands for the given name")


def test_every_tag_the_rules_write_is_known() -> None:
    """Whatever `cases.classification`, `cases.unlisting` and `cases.raising` write as a reason has its sentence."""
    written = [
        found
        for path in (*ROOMS.glob("classification/*.py"), ROOMS / "unlisting.py", ROOMS / "raising.py")
        for found in re.findall(r'f?"((?:who|denial|doubt|hearsay|reversal|said|both|look-up|absent-from-polls|'
                                r'absent-since|confirmed-by|same-person-by|unknown-kind)[:-][^"]*)"', path.read_text())
    ]  # fmt: skip
    known = {reason.partition(":")[0] for reason, _ in SAID}
    assert len(written) >= 12
    assert {reason.partition(":")[0] for reason in written} - known == set()
