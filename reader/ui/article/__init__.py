"""The pane of the article: its text set in lines, and what is done with it by keys."""
