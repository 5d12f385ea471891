"""The kinds of event: all of them there, each guard worded, and a wrong file refused in one sentence."""

import pytest

from cases.alerts import Severity
from cases.kinds import COUNTRIES, KindsError, audience_of, kinds, read_kinds, tracks
from cases.people import Audience

KINDS_BY_TRACK = {
    "shields": """interim-measure-asked interim-measure-granted interim-measure-refused interim-measure-lifted
        interim-measure-breached""",
    "liberty": """stopped-at-border detained arrested remanded habeas-asked habeas-granted habeas-refused bailed
        house-arrest travel-ban released ill-treated disappeared died exchanged pardoned""",
    "extradition": """extradition-requested extradition-provisional-arrest extradition-court-admissible
        extradition-court-inadmissible extradition-granted extradition-refused extradition-decree-annulled
        extradition-suspended extradition-appealed extradition-withdrawn extradition-surrendered eaw-issued eaw-executed
        eaw-refused eaw-withdrawn removed-outside-extradition""",
    "interpol-data": """notice-reported notice-listed notice-changed notice-unlisted notice-reissued diffusion-reported
        notice-refused-before-circulation ccf-filed ccf-admissible ccf-access-blocked ccf-non-compliant ccf-compliant
        ccf-reopened interpol-data-deleted document-recorded-stolen""",
    "other-lists": """wanted-list-added wanted-list-removed cis-search-added cis-search-removed sis-alert-added
        sis-alert-removed extremist-list-added extremist-list-removed sanctions-added sanctions-removed""",
    "protection": """protection-sought protection-granted protection-refused protection-quashed protection-excluded
        protection-withdrawn travel-document-issued removal-ordered""",
    "proceedings-at-home": """investigated charged tried-in-absentia sentenced acquitted charges-dropped retrial-ordered
        assets-frozen""",
    "person": """passport-revoked citizenship-stripped made-stateless naturalised reprisal at-risk-of-notice""",
    "findings": """wgad-opinion treaty-body-views echr-communicated echr-decision echr-judgment echr-struck-out
        echr-execution cjeu-ruling hearing-set docket-entry""",
    "voices": "resolution report-published statement appeal-published mention",
}
GUARDED = (
    "notice-unlisted",
    "interpol-data-deleted",
    "released",
    "charges-dropped",
    "protection-granted",
    "extradition-refused",
    "extradition-decree-annulled",
    "extradition-court-inadmissible",
    "interim-measure-granted",
)


@pytest.mark.parametrize("track", KINDS_BY_TRACK)
def test_every_kind_stands_in_its_track(track: str) -> None:
    """Each track holds exactly the kinds of the product's own table."""
    held = {slug for slug, kind in kinds().items() if kind.track == track}
    assert held == set(KINDS_BY_TRACK[track].split())


def test_tracks_come_in_the_order_of_status() -> None:
    """What shields a person stands at the top, what was only said at the end."""
    assert tracks() == tuple(KINDS_BY_TRACK)


@pytest.mark.parametrize("slug", GUARDED)
def test_what_lowers_the_guard_says_why(slug: str) -> None:
    """A guarded kind has a sentence."""
    assert kinds()[slug].guarded
    assert len(kinds()[slug].guard.split()) >= 4


@pytest.mark.parametrize("slug", ["arrested", "detained", "extradition-granted", "protection-refused", "notice-listed"])
def test_bad_news_is_never_held_back(slug: str) -> None:
    """What puts somebody in danger waits for no editor."""
    assert not kinds()[slug].guarded


def test_stopped_detained_and_arrested_are_one_family() -> None:
    """They join to one happening; no other kinds share a family."""
    families = {slug: kind.family for slug, kind in kinds().items() if kind.family != slug}
    assert families == dict.fromkeys(("stopped-at-border", "detained", "arrested"), "arrest")


def test_attributes_and_countries_are_of_the_known_words() -> None:
    """Attributes are the words that events carry, and each kind says whose its country is."""
    words = ["body", "basis", "ground", "docket", "final", "form", "charge", "sentence", "in_absentia", "outcome"]
    assert all(kind.attributes <= set(words) and kind.country in COUNTRIES for kind in kinds().values())
    assert {"body", "final", "docket"} <= kinds()["extradition-granted"].attributes
    assert kinds()["mention"].severity is Severity.INFO


def file_with(kinds_: str, country: str = "host", attributes: str = "[body]") -> str:
    """Return a kinds file of one track."""
    return f"tracks:\n  liberty:\n    country: {country}\n    attributes: {attributes}\n    kinds:\n{kinds_}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The kinds file has no tracks"),
        ("[]", "The kinds file has no tracks"),
        ("tracks: {}", "The kinds file has no tracks"),
        ("tracks: [", "no proper YAML (line 1)"),
        ("tracks: {liberty: []}", "Track liberty has no kinds"),
        ("tracks: {liberty: {kinds: {arrested: {}}}}", "Track liberty does not say whose"),
        ("tracks: \x00", "no proper YAML"),
        ("tracks: {liberty: {country: host, attributes: []}}", "Track liberty has no kinds"),
        (file_with("      arrested: {severity: urgent}", country="where"), "whose the country is"),
        (file_with("      arrested: {severity: urgent}", attributes="body"), "no list of attributes"),
        (file_with("      arrested: {severity: urgent}", attributes="[1]"), "no list of attributes"),
        (file_with("      arrested: {severity: loud}"), "Kind arrested has no proper severity"),
        (file_with("      arrested: {}"), "Kind arrested has no proper severity"),
        (file_with("      arrested: urgent"), "Kind arrested has no proper severity"),
        (file_with("      arrested: {severity: urgent, colour: green}"), "has a field 'colour'"),
        (file_with("      arrested: {severity: urgent, guarded: true}"), "has a guarded without words"),
        (file_with("      released: {severity: urgent, guarded: ''}"), "has a guarded without words"),
        (file_with("      arrested: {severity: urgent, family: 3}"), "has a family without words"),
        (file_with("      Arrested twice: {severity: urgent}"), "'Arrested twice' is no slug"),
        (file_with("      7: {severity: urgent}"), "Kind 7 is no slug"),
        (file_with("      arrested: {severity: urgent}\n      arrested: {severity: info}"), "arrested stands twice"),
        (
            file_with("      arrested: {severity: urgent}")
            + "\n  voices:\n    country: host\n    attributes: []\n    kinds:\n      arrested: {severity: info}",
            "arrested stands twice",
        ),
    ],
)
def test_a_wrong_file_gets_one_sentence(text: str, said: str) -> None:
    """The sentence names what is wrong; it is one line and ends."""
    with pytest.raises(KindsError) as refused:
        read_kinds(text)
    assert said in str(refused.value)
    assert "\n" not in str(refused.value)
    assert str(refused.value).endswith(".")


def test_a_right_file_is_read() -> None:
    """A kind is its own family unless another is stated."""
    kind = read_kinds(file_with("      bailed: {severity: urgent, guarded: bail is no freedom}"))["bailed"]
    assert (kind.family, kind.guard, kind.attributes) == ("bailed", "bail is no freedom", frozenset({"body"}))


def test_what_a_public_source_says_is_public_unless_its_echo_could_hurt() -> None:
    """A step taken in confidence stays with the team; so does a kind nobody knows."""
    assert audience_of("arrested") is Audience.PUBLIC
    assert audience_of("protection-sought") is Audience.TEAM
    assert audience_of("no-such-kind") is Audience.TEAM
    with pytest.raises(KindsError, match="no proper audience"):
        read_kinds(
            "tracks: {liberty: {country: host, attributes: [], kinds: {x: {severity: info, audience: all}}}}",
        )
