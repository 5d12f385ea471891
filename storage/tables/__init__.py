"""Every table of the database; importing this package fills the metadata. Rows never leave `storage`."""

from storage.tables.delivery import AlertEventRow, AlertRow, DeliveryRow, OutboxItemRow
from storage.tables.people import CircleRow, KeptReadingRow, PersonRow, RosterVersionRow
from storage.tables.proof import AuditRow, ChainRow, EvidenceRow, MetaRow
from storage.tables.register import EventRow, RefusalRow, ReviewRow, RevisionRow, SightingRow
from storage.tables.sources import AcceptedTermsRow, AddedSourceRow, LiveProofRow, RunRow, ScopeRow
from storage.tables.users import ChatRow, ConversationRow, InviteRow, SubscriptionRow, UserRow

__all__ = [
    "AcceptedTermsRow",
    "AddedSourceRow",
    "AlertEventRow",
    "AlertRow",
    "AuditRow",
    "ChainRow",
    "ChatRow",
    "CircleRow",
    "ConversationRow",
    "DeliveryRow",
    "EventRow",
    "EvidenceRow",
    "InviteRow",
    "KeptReadingRow",
    "LiveProofRow",
    "MetaRow",
    "OutboxItemRow",
    "PersonRow",
    "RefusalRow",
    "ReviewRow",
    "RevisionRow",
    "RosterVersionRow",
    "RunRow",
    "ScopeRow",
    "SightingRow",
    "SubscriptionRow",
    "UserRow",
]
