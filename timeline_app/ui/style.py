"""The one short style sheet over Fusion and the palette: bars, fields, buttons, hairlines. The rest is painted."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from timeline_app.ui.theme import Theme

_SHEET = Template("""
QMainWindow, QMenuBar, QStatusBar, QToolBar { background: $window; }
QMenuBar { padding: 1px 6px; }
QMenuBar::item { padding: 4px 9px; border-radius: 4px; background: transparent; }
QMenuBar::item:selected { background: $line; }
QMenu { background: $raised; border: 1px solid $line_medium; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; color: $text; }
QMenu::item:selected { background: $accent_tint; color: $accent_ink; }
QMenu::item:disabled { color: $text3; }
QMenu::separator { height: 1px; background: $line_medium; margin: 4px 6px; }
QToolBar { border: 0; padding: 6px; spacing: 2px; }
QToolBar::separator { width: 1px; background: $line_medium; margin: 6px 8px; }
QToolBar QToolButton { border: 0; border-radius: 5px; padding: 5px 6px; margin: 0 1px; color: $text;
                       min-height: 22px; }
QLineEdit QToolButton { min-height: 0; padding: 0; margin: 0; }
QToolBar QToolButton#qt_toolbar_ext_button { padding: 0; margin: 0; min-height: 0; border-radius: 3px; }
QToolBar QToolButton:hover { background: $line; }
QToolBar QToolButton:checked, QToolBar QToolButton:pressed { background: $accent_tint; color: $accent_ink; }
QToolBar QToolButton:checked:disabled { background: transparent; }
QToolBar QToolButton:focus { border: 1px solid $focus; padding: 4px 5px; }
QToolBar QToolButton#group_by { border: 1px solid $line_strong; padding: 0; background: $field; }
QToolBar QToolButton#group_by:focus { border: 2px solid $focus; }
QToolBar QToolButton#group_by:disabled { border-color: $line_medium; color: $text3; }
QToolButton#group_by::menu-indicator { image: none; width: 0; }
QToolButton:disabled { color: $text3; }
QLineEdit { background: $field; border: 1px solid $line_strong; border-radius: 5px; padding: 4px 8px;
            selection-background-color: $accent; selection-color: $on_accent; }
QSpinBox { background: $field; border: 1px solid $line_strong; border-radius: 5px; padding: 3px 0 3px 6px;
           min-height: 20px; }
QSpinBox:focus { border: 2px solid $accent; padding: 2px 0 2px 5px; }
QSpinBox::up-button, QSpinBox::down-button { background: transparent; border: 0; width: 20px; }
QSpinBox::up-arrow, QSpinBox::down-arrow { image: none; }
QSpinBox QLineEdit { border: 0; padding: 0 4px; }
QLabel#search_count[key="true"] { border: 1px solid $line_medium; border-radius: 3px; padding: 0 5px; }
QLineEdit:disabled { border-color: $line_medium; background: $surface; color: $text3; }
QLineEdit:focus { border: 2px solid $accent; padding: 3px 7px; }
QSpinBox QLineEdit:focus { border: 0; padding: 0 4px; }
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton { background: $raised; border: 1px solid $line_strong; border-radius: 5px; padding: 4px 12px;
              color: $text; }
QPushButton:hover { background: $surface; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $text3; border-color: $line_medium; }
QPushButton:focus { border: 2px solid $focus; padding: 3px 11px; }
QComboBox { background: $raised; border: 1px solid $line_strong; border-radius: 5px; padding: 4px 8px; color: $text; }
QComboBox:hover { background: $surface; }
QComboBox:focus { border: 2px solid $focus; padding: 3px 7px; }
QComboBox:disabled { color: $text3; border-color: $line_medium; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: none; }
QListView#share_list::item { padding: 4px 2px; }
QCheckBox::indicator:unchecked, QListView#share_list::indicator:unchecked {
  background: $field; border: 1px solid $line_strong; border-radius: 2px; width: 12px; height: 12px; }
QRadioButton::indicator:unchecked { background: $field; border: 1px solid $line_strong; border-radius: 7px;
                                    width: 12px; height: 12px; }
QRadioButton::indicator:checked { border: 1px solid $accent; border-radius: 7px; width: 12px; height: 12px;
  background: qradialgradient(cx: 0.5, cy: 0.5, radius: 0.5, fx: 0.5, fy: 0.5,
                              stop: 0 $accent, stop: 0.46 $accent, stop: 0.58 $field, stop: 1 $field); }
QCheckBox::indicator:unchecked:disabled, QRadioButton::indicator:unchecked:disabled { border-color: $line_medium; }
QPushButton[first="true"] { background: $accent; border-color: $accent; color: $on_accent; }
QPushButton[first="true"]:focus { border-color: $focus; }
QPushButton[first="true"]:disabled { background: $surface; border-color: $line_medium; color: $text3; }
QPushButton[compact="true"] { padding: 2px 8px 2px 6px; }
QPushButton[compact="true"]:focus { padding: 1px 7px 1px 5px; }
QPushButton[compact="true"]:checked { background: $accent_tint; border-color: $accent; color: $accent_ink; }
QPushButton#link { background: transparent; border: 0; padding: 0; color: $accent; text-align: left; }
QPushButton#link:focus { text-decoration: underline; }
QPushButton#facet_head { background: transparent; border: 0; padding: 0; color: $text2; text-align: left; }
QPushButton#facet_head:hover { color: $text; }
QPushButton#facet_head:focus { text-decoration: underline; color: $text; }
QToolButton#recent_project { border: 0; background: transparent; }
QToolButton#recent_project:hover { background: $surface; }
QToolButton#recent_project:focus { border: 1px solid $focus; }
QFrame#evidence_card { background: $raised; border: 1px solid $line_strong; border-radius: 6px; }
QFrame#search_results { background: $raised; border: 1px solid $line_strong; }
QFrame#search_results QListView { background: $raised; border: 0; }
QFrame#evidence_card QFrame#rule { background: $line_medium; }
QScrollArea#evidence_scroll, QWidget#signs { background: $raised; border: 0; }
QFrame#sign_against { background: $conflict_tint; border: 0; border-left: 3px solid $conflict; }
QPushButton#accept_all { padding: 2px 10px; min-height: 18px; border-top-right-radius: 0;
                         border-bottom-right-radius: 0; color: $accent; }
QPushButton#accept_all:focus { padding: 1px 9px; }
QToolButton#accept_by_confidence { background: $raised; border: 1px solid $line_strong; border-left: 0;
                                   border-top-right-radius: 5px; border-bottom-right-radius: 5px;
                                   padding: 2px 3px; min-height: 18px; }
QToolButton#more_dates { background: transparent; border: 0; border-radius: 5px; padding: 3px 4px; color: $text2; }
QToolButton#accept_by_confidence:hover, QToolButton#more_dates:hover { background: $line; }
QToolButton#accept_by_confidence:focus, QToolButton#more_dates:focus { border: 1px solid $focus; padding: 2px 3px; }
QToolButton#accept_by_confidence::menu-indicator, QToolButton#more_dates::menu-indicator { image: none; width: 0; }
QTableView { background: $canvas; border: 1px solid $line_medium; selection-background-color: $accent_tint;
             selection-color: $text; }
QTableView { outline: 0; }
QDialog QListView { border: 1px solid $line_medium; }
QDialog QListView:focus { border: 1px solid $focus; }
QComboBox QListView, QComboBox QListView:focus { border: 0; }
QTableView:focus { border: 1px solid $focus; }
QTextEdit#article_text, QTextEdit#proof, QListWidget#references, QLabel#article_meta { border: 1px solid transparent; }
QTextEdit#article_text:focus, QTextEdit#proof:focus,
QListWidget#references:focus, QLabel#article_meta:focus { border: 1px solid $focus; }
QTableView::item { padding: 0 6px; border: 0; border-bottom: 1px solid $line; }
QTableView#event_table::item:focus { border: 1px solid $focus; padding: 0 5px; }
QTableView::item:selected { background: $accent_tint; color: $text; }
QHeaderView::section { background: $surface; color: $text2; border: 0; border-bottom: 1px solid $line_medium;
                       padding: 5px 6px; }
QHeaderView#event_table_header::up-arrow, QHeaderView#event_table_header::down-arrow { image: none; width: 0; }
QPlainTextEdit { background: $canvas; border: 1px solid $line_medium; }
QFrame#rule { background: $line; border: 0; }
QFrame#demo_box { background: $surface; border: 1px solid $line_medium; border-radius: 8px; }
QWidget#welcome_page { background: $canvas; }
QWidget#side_panel, QWidget#source_panel, QWidget#event_header, QWidget#library_panel { background: $surface; }
QWidget#undated_tray, QWidget#undated_tray QListView { background: $window; }
QTextEdit#article_text, QTextEdit#proof, QLabel#article_meta { background: $canvas; }
QTextEdit#article_text, QTextEdit#proof { selection-background-color: $accent; selection-color: $on_accent; }
QWidget#find_bar { background: $canvas; border-bottom: 1px solid $line; }
QLabel#broken_quotations { background: $conflict_tint; border-left: 3px solid $conflict; padding: 6px 17px; }
QListWidget#references { background: $surface; }
QWidget#library_upper, QListView#article_list, QWidget#filters_panel, QWidget#filters_body { background: $surface; }
QScrollArea#filters_scroll { background: $surface; }
QWidget#message_bar[kind="note"] { background: $accent_tint; }
QWidget#message_bar[kind="warning"] { background: $conflict_tint; }
QWidget#message_bar[kind="error"] { background: $error_tint; }
QWidget#progress_line { background: $window; border-bottom: 1px solid $line_medium; }
QProgressBar { background: $line; border: 0; border-radius: 2px; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
QStatusBar { color: $text2; }
QStatusBar::item { border: 0; }
QStatusBar QLabel { color: $text2; }
QTabBar::tab { padding: 9px 10px 7px; color: $text2; border: 0; border-bottom: 2px solid transparent; }
QTabBar[tight="true"]::tab { padding: 9px 6px 7px; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $accent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: 4px; min-height: 24px; min-width: 24px; margin: 1px; }
QScrollBar::handle:hover { background: $text3; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; width: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QToolTip { background: $raised; color: $text; border: 1px solid $line_medium; padding: 4px 6px; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet in a theme's colours."""
    return _SHEET.substitute({token: colour.name() for token, colour in theme.colours.items()})


def make_first(button: QPushButton) -> None:
    """Draw a dialog's first button as such, whenever it was made; Enter presses it."""
    button.setProperty("first", "true")
    button.style().unpolish(button)
    button.style().polish(button)
    button.setDefault(True)
