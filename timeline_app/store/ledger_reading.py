"""Every time expression of a project as it is read for the ledger: article by article, with what became of each."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_app.records import Review
from timeline_app.store import rows
from timeline_app.store.reading import Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3

AT_ONCE: Final = 100  # articles read between two looks at whether to go on
_TIMED: Final = (
    "SELECT number, id, title, outlet, published, language, text, furniture, times FROM articles"
    f" WHERE number > ? ORDER BY number LIMIT {AT_ONCE}"
)
_REPORTS: Final = """
    SELECT m.article, m.start, m."end", json_extract(m.time, '$[0]'), m.leans_on, e.id, em.position, e.review, e.hidden
    FROM mentions m LEFT JOIN event_mentions em ON em.mention = m.number LEFT JOIN events e ON e.number = em.event
    WHERE m.article IN (?) AND (m.time IS NOT NULL OR m.leans_on IS NOT NULL) ORDER BY m.number
"""


class Report(NamedTuple):
    """What a mention makes of the times of its article, and whose it is."""

    start: int  # of its sentence, code points
    end: int
    time: int | None  # where the expression begins that dates it
    leans_on: str | None
    event: str | None  # None: it is not linked yet
    position: int
    review: Review
    hidden: bool


class Timed(NamedTuple):
    """An article with its time expressions and reports, both in text order."""

    article: str
    title: str
    outlet: str | None
    published: Edtf | None
    language: str | None
    text: str
    furniture: tuple[tuple[int, int], ...]
    times: tuple[Timex3, ...]
    reports: tuple[Report, ...]


class LedgerReading(Reading):
    """The time expressions of an open project."""

    def timed(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Timed]:
        """Yield every article in the order of adding; for a worker. Raises InputError."""
        last = 0
        while not cancelled():
            with self._file.unchanging():
                found = self._file.rows(_TIMED, last)
                told = self._reports([row[1] for row in found])
            if not found:
                return
            last = found[-1][0]
            yield from self._file.records(_timed, [(row, told[row[1]]) for row in found])

    def _reports(self, articles: Sequence[str]) -> defaultdict[str, list[Report]]:
        told: defaultdict[str, list[Report]] = defaultdict(list)
        for article, start, end, time, leans_on, event, position, review, hidden in self._file.rows_of(
            _REPORTS, articles
        ):
            held = Review(review) if review else Review.PROPOSED
            told[article].append(Report(start, end, time, leans_on, event, position or 0, held, bool(hidden)))
        return told


def _timed(read: tuple[Sequence[Any], Sequence[Report]]) -> Timed:
    row, reports = read
    _, article, title, outlet, published, language, text, furniture, times = row
    found = rows.times_of(times)
    return Timed(
        article,
        title,
        outlet,
        rows.date_of(published),
        language,
        text,
        rows.spans_of(furniture),
        found,
        tuple(reports),
    )
