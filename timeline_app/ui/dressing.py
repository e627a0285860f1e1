"""Puts a theme on the application, and decides which one a setting means."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from timeline_app.ui.theme import Theme

if TYPE_CHECKING:
    from timeline_app.ui.settings import Settings


def dress(theme: Theme) -> None:
    """Give the application a theme's palette and letters."""
    application = QApplication.instance()
    if isinstance(application, QApplication):
        application.setPalette(theme.palette())
        application.setFont(theme.font("body"))


def chosen_theme(application: QApplication, name: str) -> Theme:
    """Return the theme of a setting; "desktop" follows the desktop's colour scheme."""
    of_desktop = Theme.of_desktop(application)
    return of_desktop if name == "desktop" else replace(Theme.load(name), letters=of_desktop.letters)


def followed(settings: Settings, theme: Theme) -> Theme:
    """Return the theme that the settings mean now; the present one where there is no screen."""
    application = QApplication.instance()
    return chosen_theme(application, settings.theme) if isinstance(application, QApplication) else theme
