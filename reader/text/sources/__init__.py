"""What an article gives as where its information comes from, and what its links lead to.

`find` finds the sources, `pages` the links, `provenance` counts both. Apart, since counting takes none of the
words that finding does.
"""
