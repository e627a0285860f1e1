"""The nouns of the program: what is read, what it reports, and how reports belong together. Frozen, picklable, no Qt.

The JSON forms of these records are written in one place, `timeline_app.exchange.jsonlines`.
"""

from timeline_app.records.articles import (
    OWN_ENTRY,
    SOURCE_KINDS,
    Article,
    Entry,
    Evidence,
    Proposal,
    Row,
    Source,
    TableReport,
    Topic,
    topic_key,
)
from timeline_app.records.changes import (
    Annotating,
    Annotations,
    Deciding,
    Decision,
    Entering,
    Era,
    Law,
    Note,
    Ruling,
    Tag,
    Tagging,
)
from timeline_app.records.errors import InputError
from timeline_app.records.events import Event, Mention, Name, Origin, Reading, Reference, Role, Status
from timeline_app.records.linking import HOSTS, Meeting, Relinked
from timeline_app.records.reports import AddReport, Moved, Progress

__all__ = [
    "HOSTS",
    "OWN_ENTRY",
    "SOURCE_KINDS",
    "AddReport",
    "Annotating",
    "Annotations",
    "Article",
    "Deciding",
    "Decision",
    "Entering",
    "Entry",
    "Era",
    "Event",
    "Evidence",
    "InputError",
    "Law",
    "Meeting",
    "Mention",
    "Moved",
    "Name",
    "Note",
    "Origin",
    "Progress",
    "Proposal",
    "Reading",
    "Reference",
    "Relinked",
    "Role",
    "Row",
    "Ruling",
    "Source",
    "Status",
    "TableReport",
    "Tag",
    "Tagging",
    "Topic",
    "topic_key",
]
