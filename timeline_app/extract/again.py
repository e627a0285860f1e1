"""Reading stored articles again: what their texts say by today's rules, in worker processes where there are many."""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from timeline_app.extract.forking import WORTH_IT, uninterrupted
from timeline_app.extract.many import AHEAD, CHUNK, reading_pool
from timeline_app.extract.pipeline import analyse

if TYPE_CHECKING:
    from collections.abc import Generator, Sequence
    from concurrent.futures import Future

    from timeline_app.dates.timex import Timex3
    from timeline_app.records import Article, Mention

    Again: TypeAlias = tuple[Article, tuple[Timex3, ...], tuple[Mention, ...]]  # with its times and its mentions
    Chunk: TypeAlias = list[Again | None]


def read_again(articles: Sequence[Article], jobs: int) -> Generator[Again | None, None, None]:
    """Yield, in order, what each article's text says; None where a fault of ours keeps it from being read again."""
    if jobs <= 1 or len(articles) < WORTH_IT:
        for article in articles:
            yield _again(article)
        return
    waiting = iter(articles)
    pending: deque[Future[Chunk]] = deque()
    pool = reading_pool(jobs)
    try:
        while True:
            while len(pending) < jobs * AHEAD and (chunk := list(islice(waiting, CHUNK))):
                with uninterrupted():  # it may start a worker
                    pending.append(pool.submit(_chunk, chunk))
            if not pending:
                return
            yield from pending.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _chunk(articles: Sequence[Article]) -> Chunk:
    return [_again(article) for article in articles]


def _again(article: Article) -> Again | None:
    try:
        return article, *analyse(article)
    except Exception:  # an article that was read before stays as it was read: the others are not to suffer from it
        return None
