"""The commands, their arguments and help; each loads what it needs only when called (DESIGN §8, §9)."""

from typing import Annotated

import typer

app = typer.Typer(
    name="casewatch",
    help="Follows politically persecuted people across courts, INTERPOL and news, and tells their advocates.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
person_app = typer.Typer(help="The people who are followed.", no_args_is_help=True)
user_app = typer.Typer(help="Who may talk to the bot, and as what.", no_args_is_help=True)
docket_app = typer.Typer(help="Court numbers tied to people.", no_args_is_help=True)
source_app = typer.Typer(help="The sources and how far each is proven.", no_args_is_help=True)
database_app = typer.Typer(help="The database.", no_args_is_help=True)
evidence_app = typer.Typer(help="Kept documents and the hash chain.", no_args_is_help=True)
app.add_typer(person_app, name="person")
app.add_typer(user_app, name="user")
app.add_typer(docket_app, name="docket")
app.add_typer(source_app, name="source")
app.add_typer(database_app, name="db")
app.add_typer(evidence_app, name="evidence")

Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines on stdout.")]
Text = Annotated[str, typer.Argument(metavar="[FILE|-]", help="A text file, or - for standard input.")]
RosterFile = Annotated[str | None, typer.Option("--roster", help="A roster file; default: the founding roster.")]


@app.command()
def run() -> None:
    """Run watchers and bot in one process, live; needs CASEWATCH_TELEGRAM_TOKEN."""
    from bot.commands.running import run_live

    run_live()


@app.command()
def demo(
    script: Annotated[
        str | None, typer.Option("--script", help="A demo script (YAML); default: the shipped one.")
    ] = None,
    no_input: Annotated[
        bool, typer.Option("--no-input", help="End after the story instead of taking questions.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Play a story on a simulated clock against a replay on loopback, and chat in this terminal."""
    from bot.commands.demonstrating import play

    play(script, interactive=not no_input, json_lines=as_json)


@app.command()
def poll(
    sources: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Sources; default: all.")] = None,
    as_json: Json = False,
) -> None:
    """Poll once now and show a row per source."""
    from bot.commands.polling import poll_now

    poll_now(tuple(sources or ()), as_json)


@app.command()
def read(
    source: Annotated[str, typer.Argument(help="A source's id, see `casewatch source list`.")],
    file: Annotated[str, typer.Argument(help="A saved document, or - for standard input.")],
    url: Annotated[str | None, typer.Option("--url", help="The address it answered.")] = None,
    status: Annotated[int, typer.Option("--status", help="The HTTP status it came with.")] = 200,
    content_type: Annotated[str | None, typer.Option("--content-type", help="The content type it came with.")] = None,
    as_json: Json = False,
) -> None:
    """Read one saved document with that source's reader, as if it were the whole answer."""
    from bot.commands import reading

    reading.read(source, file, reading.Claimed(url, status, content_type), as_json)


@app.command()
def match(file: Text = "-", roster: RosterFile = None, as_json: Json = False) -> None:
    """Show the persons a text mentions, and why."""
    from bot.commands import reading

    reading.match(file, roster, as_json)


@app.command()
def classify(file: Text = "-", roster: RosterFile = None, as_json: Json = False) -> None:
    """Show the events a text reports."""
    from bot.commands import reading

    reading.classify(file, roster, as_json)


@app.command()
def status(
    name: Annotated[str, typer.Argument(help="A person, in any spelling.")],
    on: Annotated[str | None, typer.Option("--on", metavar="DATE", help="As of this day (ISO 8601).")] = None,
    as_json: Json = False,
) -> None:
    """Answer what is known of a person, with proof and freshness."""
    from bot.commands import asking

    asking.status(name, on, as_json)


@app.command()
def history(name: Annotated[str, typer.Argument(help="A person, in any spelling.")], as_json: Json = False) -> None:
    """List everything that was recorded about a person, newest first."""
    from bot.commands import asking

    asking.history(name, as_json)


@app.command()
def why(alert: Annotated[str, typer.Argument(help="An alert's number, as in #A-1001.")], as_json: Json = False) -> None:
    """Explain an alert: reasons, source, times, evidence."""
    from bot.commands import asking

    asking.why(alert, as_json)


@app.command()
def health(as_json: Json = False) -> None:
    """Exit 0 when the database answers and the watchers are on time (the container's check)."""
    from bot.commands import operating

    operating.health(as_json)


@person_app.command("list")
def person_list(as_json: Json = False) -> None:
    """List the people who are followed."""
    from bot.commands import registering

    registering.list_people(as_json)


@person_app.command("show")
def person_show(name: Annotated[str, typer.Argument()], as_json: Json = False) -> None:
    """Show one person's entry in the register."""
    from bot.commands import registering

    registering.show_person(name, as_json)


@person_app.command("import")
def person_import(file: Annotated[str, typer.Argument(help="A roster file (YAML).")]) -> None:
    """Add the people, circles and facts of a roster file; what is already there stays as it is."""
    from bot.commands import registering

    registering.import_roster(file)


@person_app.command("export")
def person_export(file: Annotated[str, typer.Argument(help="Where to write; - for standard output.")] = "-") -> None:
    """Write the register's people, circles and facts as a roster file (YAML)."""
    from bot.commands import registering

    registering.export_roster(file)


@user_app.command("invite")
def user_invite(role: Annotated[str, typer.Argument(help="reader, editor, admin or owner.")] = "reader") -> None:
    """Make a one-time invitation, good for 24 hours."""
    from bot.commands import registering

    registering.invite(role)


@user_app.command("list")
def user_list(as_json: Json = False) -> None:
    """List who may talk to the bot (names and roles; no Telegram ids)."""
    from bot.commands import registering

    registering.list_users(as_json)


@user_app.command("role")
def user_role(
    user: Annotated[int, typer.Argument(help="The number from `user list`.")],
    role: Annotated[str, typer.Argument(help="reader, editor, admin or owner.")],
) -> None:
    """Give a user another role."""
    from bot.commands import registering

    registering.set_role(user, role)


@source_app.command("list")
def source_list(
    every_scope: Annotated[bool, typer.Option("--scopes", help="A row a scope instead of a row a source.")] = False,
    as_json: Json = False,
) -> None:
    """List the sources: outcome, last proven good, next due, planned load, what each host learns, and its terms."""
    from bot.commands import sourcing

    sourcing.list_sources(as_json, every_scope=every_scope)


@source_app.command("add")
def source_add(
    url: Annotated[str, typer.Argument(help="A feed, a web page, or https://t.me/CHANNEL.")],
    yes: Annotated[bool, typer.Option("--yes", help="Add it without asking.")] = False,
) -> None:
    """Look at a feed, page or Telegram channel, show what it holds, and poll it once confirmed."""
    from bot.commands import adding

    adding.add_source(url, yes)


@docket_app.command("add")
def docket_add(
    number: Annotated[str, typer.Argument(help="The court's number or ECLI, as the court writes it.")],
    source: Annotated[str, typer.Argument(help="The source that is asked for it, such as fr_arianeweb.")],
    name: Annotated[str, typer.Argument(help="Whose case it is.")],
    tie: Annotated[str, typer.Option("--tie", help="Where the link between number and name is already public.")] = "",
) -> None:
    """Tie a court's number to a person, so that the court is asked for it."""
    from bot.commands import adding

    adding.add_docket(number, source, name, tie)


@source_app.command("accept")
def source_accept(
    names: Annotated[list[str] | None, typer.Argument(metavar="[SOURCE]...", help="Sources; default: all.")] = None,
) -> None:
    """Show the sources' licences and limits and accept them; a source that is not accepted is not polled."""
    from bot.commands import sourcing

    sourcing.accept(tuple(names or ()))


@source_app.command("check")
def source_check(
    name: Annotated[str, typer.Argument(help="A source, or SOURCE/SUBJECT for one scope of it.")],
    as_json: Json = False,
) -> None:
    """Ask a source once, live, and say what was proven; what was is verified live from then on."""
    from bot.commands import checking

    checking.check_sources(name, None, as_json)


@source_app.command("record")
def source_record(
    name: Annotated[str, typer.Argument(help="A source, or SOURCE/SUBJECT for one scope of it.")],
    folder: Annotated[str, typer.Argument(help="Where to save the answers and their readings.")] = "recordings",
    as_json: Json = False,
) -> None:
    """Ask a source once, live, and save each answer with its expected reading beside it."""
    from bot.commands import checking

    checking.check_sources(name, folder, as_json)


@database_app.command("upgrade")
def database_upgrade() -> None:
    """Bring the database to this version's schema."""
    from bot.commands import operating

    operating.upgrade()


@evidence_app.command("show")
def evidence_show(digest: Annotated[str, typer.Argument(help="The SHA-256 of a body, or its beginning.")]) -> None:
    """Show when and from where a kept document was fetched."""
    from bot.commands import operating

    operating.show_evidence(digest)


@evidence_app.command("verify")
def evidence_verify() -> None:
    """Check the hash chain and every kept body; name whatever was altered."""
    from bot.commands import operating

    operating.verify_evidence()
