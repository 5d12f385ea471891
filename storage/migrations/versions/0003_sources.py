"""What operators and admins settle about sources: terms accepted, formats proven live, sources added, and marks."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("scope", sa.Column("mark", sa.String(), nullable=True))
    op.add_column("run", sa.Column("asked", sa.Integer(), nullable=False, server_default="1"))
    op.create_table(
        "accepted_terms",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("terms", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "live_proof",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("proven_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source"),
    )
    op.create_table(
        "added_source",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("removed_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )


def downgrade() -> None:
    for table in ("added_source", "live_proof", "accepted_terms"):
        op.drop_table(table)
    op.drop_column("run", "asked")
    op.drop_column("scope", "mark")
