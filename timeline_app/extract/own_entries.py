"""What the user enters by hand becomes a reading like any other, and says whose it is.

An entry is kept as an article of its own, whose text is the source with its words and whose one mention is all of that:
so it is quoted as a report is. It has no publication date and wants none.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Final

from timeline_app.dates.edtf import Edtf
from timeline_app.records import OWN_ENTRY, Article, Entry, Mention, Name, Quoted, Reading, Source

FORMAT: Final = "own"
OUTLET: Final = "Your own entries"


def reading_of(entry: Entry) -> Reading:
    """Return the reading of a numbered entry."""
    data = json.dumps(_fields(entry), ensure_ascii=False, sort_keys=True).encode()
    source = f"{entry.kind.capitalize()}: {entry.words}" if entry.words else entry.kind.capitalize()
    identity = f"own-{entry.number}"
    article = Article(
        id=identity,
        file=OWN_ENTRY,
        text=source,
        sha256=sha256(data).hexdigest(),
        title=entry.label,
        title_from=OWN_ENTRY,
        outlet=OUTLET,
        outlet_from=OWN_ENTRY,
        published_from=OWN_ENTRY,
        url=entry.quoted.address if entry.quoted else None,
    )
    bears = {kind: (Name(name, name),) for kind, name in (entry.lane,)} if entry.lane else {}
    mention = Mention(
        article=identity,
        start=0,  # whatever is edited, its key stays
        end=len(source),
        text=source,
        label=entry.label,
        date=entry.date,
        time=None,
        leans_on=OWN_ENTRY,
        people=bears.get("people", ()),
        places=bears.get("places", ()),
        organizations=bears.get("organizations", ()),
    )
    return Reading(Source(OWN_ENTRY, data, FORMAT), article, (), (mention,))


def entry_of(data: bytes) -> Entry:
    """Return the entry whose bytes these are; raise ValueError where they are those of none."""
    try:
        found = json.loads(data)
        lane = found["lane"]
        return Entry(
            found["label"],
            Edtf.parse(found["date"]),
            found["kind"],
            found["words"],
            None if lane is None else (lane[0], lane[1]),
            found["number"],
            Quoted(*found["quoted"]) if found.get("quoted") else None,
        )
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError(f"no entry: {error}") from error


def _fields(entry: Entry) -> dict[str, object]:
    quoted = {"quoted": [entry.quoted.article, entry.quoted.start, entry.quoted.end]} if entry.quoted else {}
    return quoted | {
        "label": entry.label,
        "date": str(entry.date),
        "kind": entry.kind,
        "words": entry.words,
        "lane": entry.lane,
        "number": entry.number,
    }
