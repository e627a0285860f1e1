"""The card shows every sign of a date, what speaks against it in amber, and settles it with a button or a key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from dating_samples import BARE, FERRY, OF_FERRY
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QWidget

from timeline_app.dates.edtf import Edtf
from timeline_app.ui.evidence_card import EvidenceCard
from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

BESIDE = QRect(0, 300, 240, 60)
DATED = replace(FERRY, published=Edtf.parse("2019-03-14"), published_from="file name")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def card(window: QWidget) -> EvidenceCard:
    return EvidenceCard(Theme.load("light"), window)


def _said(card: EvidenceCard) -> list[str]:
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible() and label.text()]


def test_all_signs_are_shown_with_their_words(card: EvidenceCard) -> None:
    card.open(FERRY, OF_FERRY, BESIDE)
    said = _said(card)
    for expected in ("Ferry sinks", "14 March 2019", "“2019-03-14_ferry.txt”", "“Thursday, 14 March”", "“2020/01/02”"):
        assert expected in said
    assert "Speaks for it" in said
    assert "Speaks against it" in said
    assert said.index("Updated") > said.index("Speaks against it")
    assert len([f for f in card.findChildren(QFrame, "sign_against") if f.isVisible()]) == 1


def test_a_dated_article_shows_where_its_date_is_from_and_what_disagrees(card: EvidenceCard) -> None:
    card.open(DATED, None, BESIDE)
    assert "published · file name" in _said(card)
    assert "Disagrees" in _said(card)
    assert not card.accept.isVisible()
    assert card.other.text() == "Correct the date…"


def test_an_article_without_a_sign_says_so(card: EvidenceCard) -> None:
    card.open(BARE, None, BESIDE)
    assert "No publication date" in _said(card)
    assert card.other.text() == "Set a date…"


def test_accept_hands_over_the_proposal_and_closes(qtbot: QtBot, card: EvidenceCard) -> None:
    card.open(FERRY, OF_FERRY, BESIDE, focus=True)
    with qtbot.waitSignal(card.accept_requested) as heard:
        card.accept.click()
    assert heard.args == [(OF_FERRY,)]
    assert card.isHidden()


def test_another_date_is_asked_for(qtbot: QtBot, card: EvidenceCard) -> None:
    card.open(FERRY, OF_FERRY, BESIDE)
    with qtbot.waitSignal(card.date_requested) as heard:
        card.other.click()
    assert heard.args == ["ferry"]


def test_escape_closes_and_gives_the_keyboard_back(qtbot: QtBot, window: QWidget, card: EvidenceCard) -> None:
    field = QLineEdit(window)
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    card.open(FERRY, OF_FERRY, BESIDE, focus=True)
    qtbot.waitUntil(card.accept.hasFocus)
    QTest.keyClick(card.accept, Qt.Key.Key_Escape)
    assert card.isHidden()
    qtbot.waitUntil(field.hasFocus)


def test_a_click_elsewhere_closes_and_a_click_inside_does_not(window: QWidget, card: EvidenceCard) -> None:
    card.open(FERRY, OF_FERRY, BESIDE)
    QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert card.isVisible()
    QTest.mouseClick(window, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert card.isHidden()


@pytest.mark.parametrize("size", [(1000, 700), (720, 400), (360, 300)])
def test_the_card_stays_within_the_window(window: QWidget, card: EvidenceCard, size: tuple[int, int]) -> None:
    window.resize(*size)
    card.open(FERRY, OF_FERRY, QRect(0, size[1] - 40, 240, 40))
    assert window.rect().contains(card.geometry())


def test_words_of_a_page_are_never_markup(card: EvidenceCard) -> None:
    sign = replace(OF_FERRY.evidence[0], quote="<b>2019</b>")
    card.open(FERRY, replace(OF_FERRY, evidence=(sign,)), BESIDE)
    assert "“<b>2019</b>”" in _said(card)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in card._signs.findChildren(QLabel))
