"""Formats in and out, without Qt: what other programs read of a project."""
