"""The first schema: people, register, sources, delivery, users (sealed), proof."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "alert",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("review", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("facts", sa.LargeBinary(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_by", sa.LargeBinary(), nullable=True),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retracted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("retracted_reason", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("key"),
    )
    op.create_index("ix_alert_person", "alert", ["person"], unique=False)
    op.create_index("ix_alert_review", "alert", ["review"], unique=False)
    op.create_index("ix_alert_source", "alert", ["source"], unique=False)
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Integer(), nullable=True),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "chain",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("prev", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
    )
    op.create_table(
        "chat",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.Column("address_blind", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("paused", sa.String(), nullable=True),
        sa.Column("snoozed_until", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("address_blind"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "circle",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_circle_position", "circle", ["position"], unique=False)
    op.create_table(
        "event",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confidence", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("circle", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("counter_country", sa.String(), nullable=True),
        sa.Column("docket", sa.String(), nullable=True),
        sa.Column("occurred_on", sa.String(), nullable=True),
        sa.Column("attributes", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("source_title", sa.String(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("observation", sa.String(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("url", sa.String(), nullable=True),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("reasons", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("as_of", sa.String(), nullable=True),
        sa.Column("retracts", sa.String(), nullable=True),
        sa.Column("recorded_by", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(
            ["retracts"],
            ["event.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_event_circle", "event", ["circle", "seen_at"], unique=False)
    op.create_index("ix_event_person", "event", ["person", "seen_at"], unique=False)
    op.create_index("ix_event_retracts", "event", ["retracts"], unique=False)
    op.create_table(
        "evidence",
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("final_url", sa.String(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("collector", sa.String(), nullable=False),
        sa.Column("media_type", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.PrimaryKeyConstraint("sha256"),
    )
    op.create_table(
        "invite",
        sa.Column("code_blind", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("invited_by", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("code_blind"),
    )
    op.create_table(
        "meta",
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "person",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("watched_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("watched_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_person_position", "person", ["position"], unique=False)
    op.create_table(
        "review",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=True),
        sa.Column("circle", sa.String(), nullable=True),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("document", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("reporter", sa.LargeBinary(), nullable=True),
        sa.Column("verdict", sa.String(), nullable=True),
        sa.Column("decided_by", sa.LargeBinary(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("escalated", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_review_circle", "review", ["circle"], unique=False)
    op.create_index("ix_review_person", "review", ["person"], unique=False)
    op.create_index("ix_review_source", "review", ["source"], unique=False)
    op.create_index("ix_review_verdict", "review", ["verdict"], unique=False)
    op.create_table(
        "revision",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("observation", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("evidence", sa.String(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "key", "number"),
    )
    op.create_table(
        "roster_version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "scope",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("url", sa.String(), nullable=False),
        sa.Column("interval_seconds", sa.Float(), nullable=False),
        sa.Column("side", sa.String(), nullable=False),
        sa.Column("verified", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("country", sa.String(), nullable=True),
        sa.Column("next_due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("last_polled", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_proven", sa.DateTime(timezone=True), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("failing_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("told_failing", sa.Boolean(), nullable=False),
        sa.Column("etag", sa.String(), nullable=True),
        sa.Column("last_modified", sa.String(), nullable=True),
        sa.Column("body_sha", sa.String(), nullable=True),
        sa.Column("history", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("retired_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_scope_next_due", "scope", ["next_due"], unique=False)
    op.create_table(
        "sighting",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("absent_at", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("gone_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("scope", "key"),
    )
    op.create_table(
        "subscription",
        sa.Column("edge_blind", sa.LargeBinary(), nullable=False),
        sa.Column("chat_blind", sa.LargeBinary(), nullable=False),
        sa.Column("edge", sa.LargeBinary(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("edge_blind"),
    )
    op.create_index("ix_subscription_chat_blind", "subscription", ["chat_blind"], unique=False)
    op.create_table(
        "alert_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("event", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"],
            ["alert.number"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_alert_event_event", "alert_event", ["event"], unique=False)
    op.create_index("ux_alert_event", "alert_event", ["alert", "event"], unique=True)
    op.create_table(
        "outbox",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("chat", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("rank", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("reported", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"],
            ["alert.number"],
        ),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_outbox_alert", "outbox", ["alert", "chat"], unique=False)
    op.create_index("ix_outbox_chat", "outbox", ["chat", "state"], unique=False)
    op.create_index("ix_outbox_claim", "outbox", ["state", "rank", "id"], unique=False)
    op.create_index(
        "ux_outbox_send",
        "outbox",
        ["alert", "chat"],
        unique=True,
        sqlite_where=sa.text("action = 'send'"),
        postgresql_where=sa.text("action = 'send'"),
    )
    op.create_table(
        "refusal",
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("review", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["review"],
            ["review.id"],
        ),
        sa.PrimaryKeyConstraint("person", "source", "mark"),
    )
    op.create_index("ix_refusal_review", "refusal", ["review"], unique=False)
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("fresh", sa.Boolean(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=True),
        sa.Column("canary_good", sa.Boolean(), nullable=True),
        sa.Column("seconds", sa.Float(), nullable=False),
        sa.ForeignKeyConstraint(
            ["scope"],
            ["scope.key"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_run_scope", "run", ["scope", "id"], unique=False)
    op.create_table(
        "user",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chat", sa.Integer(), nullable=False),
        sa.Column("telegram_id", sa.LargeBinary(), nullable=False),
        sa.Column("telegram_blind", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.LargeBinary(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("role_since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("enrolled_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("telegram_blind"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_user_chat", "user", ["chat"], unique=False)
    op.create_table(
        "conversation",
        sa.Column("user", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["user"],
            ["user.id"],
        ),
        sa.PrimaryKeyConstraint("user"),
    )
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("outbox", sa.Integer(), nullable=False),
        sa.Column("alert", sa.Integer(), nullable=False),
        sa.Column("chat", sa.Integer(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("message_id", sa.LargeBinary(), nullable=True),
        sa.Column("uncertain", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["alert"],
            ["alert.number"],
        ),
        sa.ForeignKeyConstraint(
            ["chat"],
            ["chat.id"],
        ),
        sa.ForeignKeyConstraint(
            ["outbox"],
            ["outbox.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_delivery_alert", "delivery", ["alert"], unique=False)
    op.create_index("ix_delivery_chat", "delivery", ["chat"], unique=False)
    op.create_index("ix_delivery_outbox", "delivery", ["outbox"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_delivery_outbox", table_name="delivery")
    op.drop_index("ix_delivery_chat", table_name="delivery")
    op.drop_index("ix_delivery_alert", table_name="delivery")
    op.drop_table("delivery")
    op.drop_table("conversation")
    op.drop_index("ix_user_chat", table_name="user")
    op.drop_table("user")
    op.drop_index("ix_run_scope", table_name="run")
    op.drop_table("run")
    op.drop_index("ix_refusal_review", table_name="refusal")
    op.drop_table("refusal")
    op.drop_index(
        "ux_outbox_send",
        table_name="outbox",
        sqlite_where=sa.text("action = 'send'"),
        postgresql_where=sa.text("action = 'send'"),
    )
    op.drop_index("ix_outbox_claim", table_name="outbox")
    op.drop_index("ix_outbox_chat", table_name="outbox")
    op.drop_index("ix_outbox_alert", table_name="outbox")
    op.drop_table("outbox")
    op.drop_index("ux_alert_event", table_name="alert_event")
    op.drop_index("ix_alert_event_event", table_name="alert_event")
    op.drop_table("alert_event")
    op.drop_index("ix_subscription_chat_blind", table_name="subscription")
    op.drop_table("subscription")
    op.drop_table("sighting")
    op.drop_index("ix_scope_next_due", table_name="scope")
    op.drop_table("scope")
    op.drop_table("roster_version")
    op.drop_table("revision")
    op.drop_index("ix_review_verdict", table_name="review")
    op.drop_index("ix_review_source", table_name="review")
    op.drop_index("ix_review_person", table_name="review")
    op.drop_index("ix_review_circle", table_name="review")
    op.drop_table("review")
    op.drop_index("ix_person_position", table_name="person")
    op.drop_table("person")
    op.drop_table("meta")
    op.drop_table("invite")
    op.drop_table("evidence")
    op.drop_index("ix_event_retracts", table_name="event")
    op.drop_index("ix_event_person", table_name="event")
    op.drop_index("ix_event_circle", table_name="event")
    op.drop_table("event")
    op.drop_index("ix_circle_position", table_name="circle")
    op.drop_table("circle")
    op.drop_table("chat")
    op.drop_table("chain")
    op.drop_table("audit")
    op.drop_index("ix_alert_source", table_name="alert")
    op.drop_index("ix_alert_review", table_name="alert")
    op.drop_index("ix_alert_person", table_name="alert")
    op.drop_table("alert")
