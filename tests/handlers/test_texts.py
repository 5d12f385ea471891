"""The texts: both languages whole, every plural formed, and no word that reassures."""

import re
from collections.abc import Iterator

import pytest
from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from cases.kinds import kinds
from handlers.menu import ENTRIES
from handlers.speech import LANGUAGES, Html, Texts, both_languages, text_of

NUMBERS = (0, 1, 2, 5, 11, 21, 22, 100)
FORBIDDEN = re.compile(
    r"\bsafe|\bclear(?:ed|s)?\b|\bno notice\b|безопасн|снят[аы]? с розыска|очищен|"
    r"может (?:свободно )?(?:ехать|выезжать)|free to travel|\bremoved\b|✅|🟢|✔",
    re.IGNORECASE,
)


class _Variables(Visitor):
    def __init__(self) -> None:
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.names.add(node.id.name)


def messages_in(source: str) -> dict[str, ast.Message]:
    """Return the messages of a Fluent source by id; a doubled id is refused."""
    body = FluentParser().parse(source).body
    junk = [entry.content for entry in body if isinstance(entry, ast.Junk)]
    if junk:
        raise ValueError(f"unreadable: {junk[0]}")
    found = [entry for entry in body if isinstance(entry, ast.Message)]
    by_id = {entry.id.name: entry for entry in found}
    if len(by_id) != len(found):
        raise ValueError("an id is doubled")
    return by_id


def variables(message: ast.Message) -> set[str]:
    """Return the arguments a message asks for."""
    visitor = _Variables()
    visitor.visit(message)
    return visitor.names


@pytest.mark.parametrize("planted", ["a = x\na = y\n", "a = { $x\n"])
def test_the_judge_refuses_planted_faults(planted: str) -> None:
    """A doubled id and an unreadable entry are found."""
    with pytest.raises(ValueError, match=r"doubled|unreadable"):
        messages_in(planted)


def test_both_languages_say_the_same_things() -> None:
    """Every sentence is there in each language, with the same arguments."""
    english, russian = (messages_in(text_of(language)) for language in LANGUAGES)
    assert english.keys() == russian.keys()
    assert {key: variables(message) for key, message in english.items()} == {
        key: variables(message) for key, message in russian.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_forms_every_plural(language: str) -> None:
    """No sentence has a fault for any number."""
    bundle = FluentBundle([language], use_isolating=False)
    bundle.add_resource(FluentResource(text_of(language)))
    for key, message in messages_in(text_of(language)).items():
        for number in NUMBERS:
            given = {name: number if name == "count" else "x" for name in variables(message)}
            pattern = bundle.get_message(key).value
            assert pattern is not None
            said, errors = bundle.format_pattern(pattern, given)
            assert errors == [], (key, errors)
            assert str(said).strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_reassures(language: str) -> None:
    """No text contains a word of safety, in any language."""
    said = (re.sub(r"^[a-z0-9-]+ =|^#.*", "", line) for line in text_of(language).splitlines())
    assert [line for line in said if FORBIDDEN.search(line)] == []


@pytest.mark.parametrize(
    "planted", ["He is safe now", "Снят с розыска", "Ему безопасно ехать", "No notice exists", "cleared"]
)
def test_the_word_judge_refuses_reassurance(planted: str) -> None:
    """The judge of words is not blind."""
    assert FORBIDDEN.search(planted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_has_its_words(language: str) -> None:
    """Each kind of the table is said in words, and no words are left over for kinds there are not."""
    worded = {key.removeprefix("kind-") for key in messages_in(text_of(language)) if key.startswith("kind-")}
    assert worded - {"other"} == set(kinds())


def test_every_command_is_in_help_and_menu() -> None:
    """Nobody has to guess a command."""
    ids = messages_in(text_of("en")).keys()
    assert [entry.name for entry in ENTRIES if not {f"help-{entry.name}", f"menu-{entry.name}"} <= ids] == []


def test_arguments_are_escaped_once() -> None:
    """A name with HTML signs shows them; HTML of ours passes."""
    texts = Texts("en")
    assert texts.html("followed-already", name="<b>&") == "You follow &lt;b&gt;&amp; already."
    assert texts.html("followed-already", name=Html("<b>x</b>")) == "You follow <b>x</b> already."
    assert texts.plain("followed-already", name="A & B") == "You follow A & B already."


def test_an_unknown_language_is_answered_in_english() -> None:
    """A chat whose language we do not speak is answered in English."""
    assert Texts("fr").plain("button-take") == "I take this"


def test_the_strangers_sentence_fits_a_callback_answer() -> None:
    """Strangers get the same sentence by message and by button, where 200 characters are allowed."""
    assert len(both_languages("stranger")) <= 190


def buttons() -> Iterator[tuple[str, str]]:
    """The labels colleagues and the runbook rely on."""
    yield from (
        ("button-same", "Same person"),
        ("button-other", "Not this person"),
        ("button-confirm", "Confirm"),
        ("button-retract", "Retract"),
        ("button-take", "I take this"),
    )


@pytest.mark.parametrize(("key", "label"), list(buttons()))
def test_button_labels_are_stable(key: str, label: str) -> None:
    """Scripts and the demo press buttons by these words."""
    assert Texts("en").plain(key) == label
