"""Settings: right ones are read, wrong ones get one sentence each that names the variable and never a secret."""

from pathlib import Path

import pytest

from bot.refusals import USAGE
from bot.settings import NAMES, SettingsError, load_settings

TOKEN = "123456789:TEST-loopback_token_for_the_fake_only"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine reaches a test."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


BAD = [
    ("TELEGRAM_TOKEN", "12345", "no bot token"),
    ("TELEGRAM_TOKEN", "123456789:short", "BotFather"),
    ("TELEGRAM_API", "ftp://localhost", "no address of a Bot API server"),
    ("TELEGRAM_API", "http://[::1", "CASEWATCH_TELEGRAM_API"),
    ("TELEGRAM_API", "http://localhost:99999", "CASEWATCH_TELEGRAM_API"),
    ("TELEGRAM_API", "https://localhost/?x=1", "more than an address"),
    ("OWNER_ID", "anna", "digits only"),
    ("OWNER_ID", "-5", "digits only"),
    ("DATABASE_URL", "postgresql://u:secret-word@h/d", "names PostgreSQL"),
    ("DATABASE_URL", "mysql://h/d", "sqlite+aiosqlite:///FILE"),
    ("REPLAY_URL", "http://example.org:80", "this machine"),
    ("REPLAY_URL", "http://127.0.0.1.example.org:80", "this machine"),
    ("REPLAY_URL", "https://127.0.0.1:80", "this machine"),
    ("REPLAY_URL", "127.0.0.1:80", "replay address"),
    ("LOG_LEVEL", "loud", "DEBUG, INFO"),
    ("FAILPOINT", "tx-commited:3", "did you mean 'tx-committed'"),
    ("FAILPOINT", "marked:0", "from 1 up"),
    ("CONTACT", "почта@example.org", "plain ASCII"),
    ("CONTACT", "a@example.org\nX-Evil: 1", "plain ASCII"),
    ("FEEDS_FILE", "/nowhere/feeds.yaml", "is not there"),
    ("TICK_SECONDS", "0", "seconds above 0"),
    ("TICK_SECONDS", "nan", "seconds above 0"),
    ("TICK_SECONDS", "soon", "seconds above 0"),
    ("POLL_INTERVAL_SECONDS", "-1", "seconds above 0"),
    ("TELEGRAM_TOKN", TOKEN, "did you mean CASEWATCH_TELEGRAM_TOKEN?"),
    ("ZZZ", "1", "remove it, or use one of CASEWATCH_HOME"),
]


@pytest.mark.parametrize(("name", "value", "says"), BAD)
def test_a_wrong_setting_gets_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str) -> None:
    """It names the variable, says how to mend it, and repeats no secret."""
    monkeypatch.setenv(f"CASEWATCH_{name}", value)
    with pytest.raises(SettingsError) as refused:
        load_settings()
    sentence = str(refused.value)
    assert f"CASEWATCH_{name}" in sentence
    assert says in sentence
    assert len(sentence.splitlines()) == 1
    assert refused.value.code == USAGE
    assert TOKEN not in sentence
    assert "secret-word" not in sentence
    assert "12345" not in sentence or name != "TELEGRAM_TOKEN"


def test_every_wrong_setting_is_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two faults are two sentences, so that one start shows both."""
    monkeypatch.setenv("CASEWATCH_OWNER_ID", "anna")
    monkeypatch.setenv("CASEWATCH_LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert len(str(refused.value).splitlines()) == 2


def test_a_folder_that_is_a_file_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The data folder cannot be a file, the key file no folder."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("CASEWATCH_HOME", str(tmp_path / "file"))
    monkeypatch.setenv("CASEWATCH_KEY_FILE", str(tmp_path))
    with pytest.raises(SettingsError) as refused:
        load_settings()
    assert "is a file, not a folder" in str(refused.value)
    assert "is a folder: name the key file itself" in str(refused.value)


def test_good_settings_are_read_and_the_token_stays_hidden(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Environment and env file together; the environment wins; an empty value counts as none."""
    env_file = tmp_path / ".env"
    env_file.write_text(f"CASEWATCH_TELEGRAM_TOKEN={TOKEN}\nCASEWATCH_OWNER_ID=7\n# a comment\nOTHER=1\n")
    monkeypatch.setenv("CASEWATCH_OWNER_ID", "900000001")
    monkeypatch.setenv("CASEWATCH_SOURCES_ENABLED", "feeds, interpol_red")
    monkeypatch.setenv("CASEWATCH_TELEGRAM_API", "http://127.0.0.1:8081/")
    monkeypatch.setenv("CASEWATCH_FAILPOINT", "")
    settings = load_settings(env_file)
    assert (settings.token, settings.owner_id) == (TOKEN, 900000001)
    assert settings.sources_enabled == ("feeds", "interpol_red")
    assert settings.telegram_api == "http://127.0.0.1:8081"
    assert settings.failpoint is None
    assert TOKEN not in f"{settings!r} {settings}"


def test_defaults_need_nothing() -> None:
    """Without any setting there is a data folder and no token."""
    settings = load_settings()
    assert settings.token is None
    assert settings.home.is_absolute()
    assert settings.with_home(Path("/elsewhere")).home == Path("/elsewhere")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (b"CASEWATCH_OWNER_ID 7\n= 3\n", "line 2, is no setting"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"CASEWATCH_HOMME=/x", "HOME?"),
    ],
)
def test_a_wrong_env_file_is_named(tmp_path: Path, text: bytes, says: str) -> None:
    """A broken line, a foreign encoding and a typing error are each one sentence."""
    env_file = tmp_path / ".env"
    env_file.write_bytes(text)
    with pytest.raises(SettingsError) as refused:
        load_settings(env_file)
    assert says in str(refused.value)
