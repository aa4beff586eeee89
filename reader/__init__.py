"""Quoth: a terminal news reader that shows who said it."""

__version__ = "0.1.0"
