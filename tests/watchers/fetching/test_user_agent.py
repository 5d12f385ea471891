"""The program says who it is and whom to write to."""

import pytest

from watchers.fetching import user_agent


@pytest.mark.parametrize(
    ("contact", "agent"),
    [
        (None, "casewatch/0.1"),
        ("  ", "casewatch/0.1"),
        ("ops@team.example", "casewatch/0.1 (+ops@team.example)"),
        (" https://team.example/bot ", "casewatch/0.1 (+https://team.example/bot)"),
    ],
)
def test_the_agent_names_program_version_and_contact(contact: str | None, agent: str) -> None:
    """The contact stands in brackets, where there is one."""
    assert user_agent(contact, "0.1") == agent


@pytest.mark.parametrize("contact", ["a\r\nX: b", "суд@team.example", "a) Mozilla (b", "a\\b"])
def test_a_contact_that_no_header_can_carry_is_refused(contact: str) -> None:
    """A bad setting is named at the start, not at the first fetch."""
    with pytest.raises(ValueError, match="contact"):
        user_agent(contact, "0.1")
