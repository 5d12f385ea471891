"""The names room: folding, mentions of followed persons in texts, queries, records and spellings."""

from cases.names.context import MentionContext
from cases.names.folding import fold
from cases.names.index import NameIndex, build_index, updated
from cases.names.mentions import Band, Mention, mentions
from cases.names.query import Resolution, Understood, resolve
from cases.names.records import match_record
from cases.names.spellings import latin_spellings, spellings

__all__ = [
    "Band",
    "Mention",
    "MentionContext",
    "NameIndex",
    "Resolution",
    "Understood",
    "build_index",
    "fold",
    "latin_spellings",
    "match_record",
    "mentions",
    "resolve",
    "spellings",
    "updated",
]
