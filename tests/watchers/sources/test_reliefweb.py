"""ReliefWeb: the newest reports of one theme, whoever is followed."""

from urllib.parse import parse_qsl, urlsplit

from cases.people import Person, Roster
from watchers.sources.reliefweb import SOURCE


def test_one_list_is_asked_that_tells_nothing_of_us() -> None:
    """The same for any roster: newest first, with the texts in which names are looked for."""
    (scope,) = SOURCE.scopes(Roster((Person("ivan-nebylitsyn", "Ivan Nebylitsyn", ()),)))
    (request,) = SOURCE.requests(Roster((Person("ivan-nebylitsyn", "Ivan Nebylitsyn", ()),)), scope.scope)

    asked = parse_qsl(urlsplit(request.url).query)
    assert request.url.startswith("https://api.reliefweb.int/v2/reports?")
    assert {("filter[value]", "Protection and Human Rights"), ("sort[]", "date.created:desc")} <= set(asked)
    assert ("fields[include][]", "body") in asked
    assert "nebylitsyn" not in request.url.lower()
