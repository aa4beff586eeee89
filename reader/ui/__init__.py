"""The screen: the one place that imports Textual."""
