"""Across articles: which mentions report one event, how independent its reports are, and how events refer to others."""
