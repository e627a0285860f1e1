"""What an event is about, in words: the user's tags told apart from what its articles' pages state; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline_app.records import topic_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from timeline_app.records import Article

_SHOWN: Final = 6  # topics in the line; the rest is counted


def told(tags: Sequence[str], articles: Sequence[Article]) -> str:
    """Say it in a line: "Your tag: To check · Page keywords: Rescue, Shipping"; empty where nothing is known."""
    topics = list(dict.fromkeys(name for name, _ in _stated(articles)))
    shown = ", ".join(topics[:_SHOWN])
    if len(topics) > _SHOWN:
        shown += f" and {len(topics) - _SHOWN} more"
    parts = (
        f"Your tag{'' if len(tags) == 1 else 's'}: {', '.join(tags)}" if tags else "",
        f"Page keywords: {shown}" if topics else "",
    )
    return " · ".join(filter(None, parts))


def told_whole(tags: Sequence[str], articles: Sequence[Article]) -> str:
    """Say of each where it is from, a line each."""
    stated: dict[str, list[str]] = {}
    for name, where in _stated(articles):
        stated.setdefault(name, []).append(where)
    lines = [f"{name}: your tag" for name in tags]
    lines += [f"{name}: {'; '.join(where)}" for name, where in stated.items()]
    return "\n".join(lines)


def _stated(articles: Sequence[Article]) -> Iterator[tuple[str, str]]:
    """Yield each topic, as it was written first, with each page that states it and the tag that says so."""
    written: dict[str, str] = {}
    for article in articles:
        for topic in article.topics:
            name = written.setdefault(topic_key(topic.name), topic.name)
            yield name, f"{topic.origin} of “{article.title}”"
