"""The picture: as large as asked for, whole or not at all, and nothing left out without being counted."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication, QImage
from ui_samples import sample_articles, sample_events

from timeline_app.dates.civil import day_number
from timeline_app.records import InputError
from timeline_app.timeline.index import EventIndex
from timeline_app.ui import picture
from timeline_app.ui.event_model import EventModel
from timeline_app.ui.groupings import USUAL
from timeline_app.ui.image_export import export_png
from timeline_app.ui.snapshot import Snapshot
from timeline_app.ui.theme import Theme
from timeline_app.ui.viewport import Viewport

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("qapp")


def export(path: Path, **wishes: object) -> QImage:
    shot = Snapshot.of(tuple(sample_articles().values()), sample_events(), group_by=str(wishes.pop("group_by", USUAL)))
    export_png(path, shot, title="Both shores", **wishes)  # type: ignore[arg-type]
    return QImage(str(path))


def test_the_picture_is_as_large_as_asked_for(tmp_path: Path) -> None:
    image = export(tmp_path / "a.png", width=1200, height=800, scale=2.0)
    assert (image.width(), image.height()) == (2400, 1600)


def test_the_height_follows_what_there_is_to_show(tmp_path: Path) -> None:
    by_outlet = export(tmp_path / "a.png")
    by_place = export(tmp_path / "b.png", group_by="none")
    assert by_outlet.width() == by_place.width() == 1600
    assert by_outlet.height() > by_place.height() > 400


def test_lane_colours_and_theme_are_on_the_picture(tmp_path: Path) -> None:
    for name in ("light", "dark"):
        image, theme = export(tmp_path / f"{name}.png", theme=name), Theme.load(name)
        assert image.pixelColor(2, 2) == theme.colour("canvas")
        colours = {image.pixelColor(49, y).name() for y in range(image.height())}
        assert {theme.lane(lane).name() for lane in range(4)} <= colours


@pytest.mark.parametrize("width", [320, 640, 4000])
def test_any_width_is_drawn(tmp_path: Path, width: int) -> None:
    image = export(tmp_path / "a.png", width=width)
    assert image.width() == width
    assert not image.isNull()


def test_a_span_without_events_is_drawn_and_says_so(tmp_path: Path) -> None:
    export(tmp_path / "a.png", span=(day_number(1900, 1, 1), day_number(1900, 12, 31)))
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    port = Viewport(model.time_index, len, model.titles)
    span = picture.days_to_seconds((day_number(1900, 1, 1), day_number(1900, 12, 31)))
    port.set_scale(port.fitting(*span, room=0))
    assert picture.footer(model.shot, port.scene, port.scale.span) == (
        "0 events drawn, 2 undated",
        "22 more lie after the span",
    )


def test_every_event_is_counted_once_in_the_footer() -> None:
    model = EventModel()
    model.set_events(sample_events(), sample_articles())
    port = Viewport(model.time_index, lambda text: 7.0 * len(text), model.titles)
    port.resize(1200, 900)
    drawn, rest = picture.footer(model.shot, port.scene, port.scale.span)
    assert drawn == "20 events drawn, 2 undated"
    assert rest == "2 more lie before the span"


def test_labels_carry_the_numbers_of_their_sources() -> None:
    articles = sample_articles()
    shot = Snapshot.of(tuple(articles.values()), sample_events())
    span = picture.days_to_seconds((day_number(2018, 8, 1), day_number(2018, 8, 31)))
    cited = picture.Citations.of(shot, span)
    named = dict(zip(shot.events, cited.labels(shot, range(len(shot))), strict=True))
    number = cited.numbers["a3"]
    assert named["lands"] == f"The freed sailor lands at the capital [{number}]"
    assert {n: title for n, title, _ in cited.lines(articles)}[number] == "Freed sailor is back"


def test_provenance_says_who_set_the_date() -> None:
    lines = picture.Citations({"a0": 1}).lines(sample_articles())
    assert lines[0][2].endswith("date set by hand")


@pytest.mark.parametrize("size", [{"width": 10}, {"height": 5}, {"scale": 100.0}, {"scale": 0.0}])
def test_an_impossible_size_is_refused(tmp_path: Path, size: dict[str, float]) -> None:
    with pytest.raises(InputError, match=r"a\.png"):
        export(tmp_path / "a.png", **size)
    assert not list(tmp_path.iterdir())


def test_an_unwritable_place_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    missing = tmp_path / "no such folder" / "a.png"
    with pytest.raises(InputError, match="no such folder"):
        export(missing)
    folder = tmp_path / "taken.png"
    folder.mkdir()
    with pytest.raises(InputError, match=r"taken\.png"):
        export(folder)
    with pytest.raises(InputError, match="too long"):
        export(tmp_path / f"{'a' * 300}.png")
    assert list(tmp_path.iterdir()) == [folder]


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond 4 kB, which a writer sees as it sees a full disk; the tests' own log among them."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_is_named_and_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"what was there")
    with pytest.raises(InputError, match=r"a\.png: no room is left there"), full_disk():
        export(path)
    assert path.read_bytes() == b"what was there"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_at_all_can_be_drawn(tmp_path: Path) -> None:
    export_png(tmp_path / "a.png", Snapshot(), title="Empty")
    assert not QImage(str(tmp_path / "a.png")).isNull()
    assert isinstance(EventModel().time_index, EventIndex)
    assert QGuiApplication.instance() is not None
