"""A desktop timeline of dated events in saved news articles, each proven by its sentence."""

__version__ = "0.1.0"
