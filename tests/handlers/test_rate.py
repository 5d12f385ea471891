"""One user cannot drown the desk: beyond the limit one sentence, then silence until the window has passed."""

from datetime import UTC, datetime, timedelta

from handlers.rate import Admission, ChatLimit, Turnstile

NOW = datetime(2017, 3, 1, 14, 2, tzinfo=UTC)


def test_beyond_the_limit_one_sentence_then_silence() -> None:
    """Two messages a minute are answered, the third is told so, the fourth is not answered."""
    turnstile = Turnstile(ChatLimit(2, timedelta(minutes=1)))
    said = [turnstile.admit(7, NOW + timedelta(seconds=second)) for second in range(4)]
    assert said == [Admission.ANSWER, Admission.ANSWER, Admission.SAY_TOO_MANY, Admission.SILENCE]


def test_the_window_passes() -> None:
    """A minute later the user is answered again."""
    turnstile = Turnstile(ChatLimit(1, timedelta(minutes=1)))
    turnstile.admit(7, NOW)
    turnstile.admit(7, NOW)
    assert turnstile.admit(7, NOW + timedelta(minutes=1)) is Admission.ANSWER


def test_users_are_counted_apart() -> None:
    """One user's flood costs another nothing."""
    turnstile = Turnstile(ChatLimit(1, timedelta(minutes=1)))
    turnstile.admit(7, NOW)
    assert turnstile.admit(8, NOW) is Admission.ANSWER


def test_quiet_users_are_forgotten() -> None:
    """The count holds nobody who has been quiet for a window."""
    turnstile = Turnstile(ChatLimit(1, timedelta(minutes=1)))
    turnstile.admit(7, NOW)
    turnstile.admit(8, NOW + timedelta(minutes=2))
    assert set(turnstile._seen) == {8}
