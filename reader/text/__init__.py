"""The text of an article: pure functions, str in and dataclasses out. No I/O, no clock, no screen."""
