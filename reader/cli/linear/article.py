"""What is asked of the article that is open, in plain lines: its links, words, address, sources and text."""

from __future__ import annotations

from reader.cli.linear.lines import chain_line, link_line
from reader.cli.linear.part import Part
from reader.model import ReaderError
from reader.ui.dates import moment_of


class InArticle(Part):
    """Its links, its words, its address, the sources behind it, and the other text of it."""

    def do_links(self, _: str) -> None:
        """Each page once, under the words that link it first. A number opens one."""
        article = self._talk.article
        known = self._talk.library.sources.links(article)
        links = list({each.link.url: each for each in reversed(known)}.values())[::-1]
        self._talk.offer(
            "Links",
            links,
            link_line,
            lambda number: self._talk.open(links[number].link.url, linked_from=article.url),
        )

    def do_find(self, words: str) -> None:
        """The paragraphs with certain words; a number reads on from one."""
        document = self._talk.article.document
        if not words:
            self._talk.say("Say find and the words to be found in the article.")
            return
        wanted = words.casefold().split()
        texts = [block.text.casefold() for block in document.blocks]
        found = [number for number, text in enumerate(texts) if all(word in text for word in wanted)]
        self._talk.offer(
            f"Paragraphs with {words}",
            found,
            lambda block: document.blocks[block].text,
            lambda number: self._talk.read_from(found[number]),
        )

    def do_address(self, _: str) -> None:
        url = self._talk.article.url
        if url is None:
            raise ReaderError("This article has no address: it is a file.")
        self._talk.say(url)

    def do_chain(self, _: str) -> None:
        """A number opens one."""
        chain = self._talk.wait(self._talk.library.sources.chain(self._talk.opened))

        def follow(number: int) -> None:
            if url := chain[number].url:
                self._talk.open(url)

        self._talk.offer("The chain of sources", chain, chain_line, follow)

    def do_anew(self, _: str) -> None:
        """The page fetched again, and what has changed of it."""
        from reader.library.anew import fetch_anew

        older = self._talk.opened
        newer, found = self._talk.wait(fetch_anew(self._talk.library, older))
        copied = moment_of(older.copied)
        if found:
            self._talk.say(f"Changed: {found.words}. Say back for the copy of {copied}.")
            self._talk.arrive(newer)
        else:
            self._talk.say(f"The page says what the copy of {copied} says.")

    def do_full(self, _: str) -> None:
        """The page in place of what the feed gave, or the other way round."""
        reading = self._talk.opened
        story = reading.story
        if story is None or story.feed is None:
            raise ReaderError("This came from no feed: there is no other text of it.")
        if reading.page is None:
            self._talk.replace(self._talk.wait(self._talk.library.open(story)))
        elif given := self._talk.wait(self._talk.library.feed_text(story)):
            self._talk.replace(given)
        else:
            self._talk.say("The feed gave no text of this story.")
