"""Articles as a window reads them: what is known of them without their texts, and one whole when it is shown."""

from __future__ import annotations

from collections import defaultdict
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from timeline_app.store import rows
from timeline_app.store.reading import HAND, Reading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from timeline_app.dates.edtf import Edtf
    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article

_WHOLE: Final = f"SELECT {', '.join(rows.ARTICLE_COLUMNS)} FROM articles WHERE id = ?"
_HEAVY: Final = {
    "text": "''",
    "furniture": "NULL",
    "evidence": "NULL",
    "pages": "NULL",
}  # what metadata are read without
_LIGHT: Final = (
    f"SELECT {', '.join(_HEAVY.get(name, name) for name in rows.ARTICLE_COLUMNS)}"
    " FROM articles INDEXED BY articles_light"
)
_BRIEFS: Final = "SELECT id, outlet, published, published_from FROM articles INDEXED BY articles_light ORDER BY number"

_AT_ONCE: Final = 200  # articles read between two looks at whether to go on
_TEXTS: Final = f"SELECT number, id, text, furniture FROM articles WHERE number > ? ORDER BY number LIMIT {_AT_ONCE}"
_BEARING: Final = """
    SELECT DISTINCT article, people, places, organizations FROM mentions
    WHERE instr(people, ?1) OR instr(places, ?1) OR instr(organizations, ?1)
"""
_VERSION: Final = (
    "SELECT version, (SELECT count(*) FROM states s WHERE s.article = a.id), added FROM articles a WHERE id = ?"
)
_ADDED: Final = (
    "SELECT DISTINCT em.event FROM articles a JOIN mentions m ON m.article = a.id"
    " JOIN event_mentions em ON em.mention = m.number WHERE a.added > ? ORDER BY em.event"
)


class Brief(NamedTuple):
    """An article among all others."""

    id: str
    outlet: str | None
    published: Edtf | None
    published_from: str | None


class Text(NamedTuple):
    """What an article says."""

    article: str
    text: str
    furniture: tuple[tuple[int, int], ...]


class ArticleReading(Reading):
    """The articles of an open project."""

    def briefs(self) -> list[Brief]:
        """Return every article in the order of adding, as much as is needed of all at once. Raises InputError."""
        return self._file.records(_brief, self._file.rows(_BRIEFS))

    def light(self, articles: Sequence[str]) -> list[Article | None]:
        """Return articles without text, page furniture and evidence, in the order asked for."""
        rows_of = self._found(lambda: self._file.rows_of(f"{_LIGHT} WHERE id IN (?)", articles), HAND) or ()
        found = {article.id: article for article in self._file.records(rows.light_article_of, rows_of)}
        return [found.get(article) for article in articles]

    def article(self, article: str) -> Article | None:
        """Return an article whole."""
        found = self._found(lambda: self._file.rows(_WHOLE, article), HAND)
        return self._file.records(rows.article_of, found)[0] if found else None

    def version_of(self, article: str) -> tuple[int, int, str]:
        """Return which version of an article is read, how many there are, (1, 1) of most, and when it was added.

        That is ISO 8601 in UTC, "" where it was not noted.
        """
        found = self._found(lambda: self._file.rows(_VERSION, article), HAND)
        return (found[0][0], found[0][1] + 1, found[0][2] or "") if found else (1, 1, "")

    def events_added_after(self, added: str) -> list[int]:
        """Return the numbers of the events that articles tell which were added after a time; for a worker.

        It is ISO 8601 in UTC. Raises InputError.
        """
        return [number for (number,) in self._file.rows(_ADDED, added)]

    def times_of(self, article: str) -> tuple[Timex3, ...]:
        """Return an article's time expressions in text order."""
        found = self._found(lambda: self._file.rows("SELECT times FROM articles WHERE id = ?", article), HAND)
        return self._file.records(rows.times_of, found[0])[0] if found else ()

    def texts(self, cancelled: Callable[[], bool] = lambda: False) -> Iterator[Text]:
        """Yield every article's text in the order of adding; for a worker. Raises InputError."""
        last = 0
        while not cancelled() and (found := self._file.rows(_TEXTS, last)):
            yield from self._file.records(_text, found)
            last = found[-1][0]

    def forms_of(self, name: str) -> dict[str, frozenset[str]]:
        """Return how articles write a name, by article; for a worker. Raises InputError."""
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for article, *columns in self._file.rows(_BEARING, f"[{encode_basestring(name)},"):
            for names in self._file.records(rows.names_of, [(column,) for column in columns]):
                forms[article] |= {one.text for one in names if one.name == name}
        return {article: frozenset(texts) for article, texts in forms.items() if texts}

    def names_of(self, article: str) -> tuple[tuple[str, str, str], ...]:
        """Return the names that an article's mentions bear, each once: column of the mentions, name, as written."""
        found = set()
        for kind in ("people", "places", "organizations"):
            query = f"SELECT DISTINCT {kind} FROM mentions WHERE article = ? AND {kind} != '[]'"
            for names in self._file.records(rows.names_of, self._file.rows(query, article)):
                found |= {(kind, one.name, one.text) for one in names}
        return tuple(sorted(found))


def _brief(row: Sequence[str | None]) -> Brief:
    article, outlet, published, published_from = row
    return Brief(str(article), outlet, rows.date_of(published), published_from)


def _text(row: Sequence[Any]) -> Text:
    return Text(row[1], row[2], rows.spans_of(row[3]))
