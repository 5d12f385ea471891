"""For which spellings of a person the kept texts were read; whoever is there already counts as read."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    kept_reading = op.create_table(
        "kept_reading",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("watched_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_for", _JSON, nullable=False),
        sa.Column("reading_for", _JSON, nullable=True),
        sa.Column("after_source", sa.String(), nullable=False),
        sa.Column("after_key", sa.String(), nullable=False),
        sa.Column("found", _JSON, nullable=False),
        sa.ForeignKeyConstraint(["person"], ["person.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("person"),
    )
    person = sa.table(
        "person",
        sa.column("id", sa.String()),
        sa.column("document", _JSON),
        sa.column("watched_since", sa.DateTime(timezone=True)),
    )
    rows = op.get_bind().execute(sa.select(person.c.id, person.c.document, person.c.watched_since)).all()
    if rows:
        op.bulk_insert(kept_reading, [_read(*row) for row in rows])


def _read(person: str, document: dict[str, Any], watched_since: datetime) -> dict[str, Any]:
    spellings = {document["name"], *(name["text"] for name in document["names"])}
    dockets = {docket["number"] for docket in document["dockets"]}
    return {
        "person": person,
        "watched_since": watched_since,
        "read_for": sorted(spellings | dockets),
        "reading_for": None,
        "after_source": "",
        "after_key": "",
        "found": [],
    }


def downgrade() -> None:
    op.drop_table("kept_reading")
