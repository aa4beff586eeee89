"""What is asked of the article that is open, and what the user writes on its story, in plain lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.cli.linear.lines import chain_line, link_line
from reader.model import ReaderError

if TYPE_CHECKING:
    from reader.cli.linear.session import Session


class InArticle:
    """Its links, its words, its address, and the sources behind it."""

    def __init__(self, talk: Session) -> None:
        self._talk = talk

    def do_links(self, _: str) -> None:
        """Each page once, under the words that link it first. A number opens one."""
        article = self._talk.article
        known = self._talk.library.links(article)
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
        chain = self._talk.wait(self._talk.library.evidence.chain(self._talk.opened))

        def follow(number: int) -> None:
            if url := chain[number].url:
                self._talk.open(url)

        self._talk.offer("The chain of sources", chain, chain_line, follow)


class StoryNotes:
    """Tags and notes of the open story."""

    def __init__(self, talk: Session) -> None:
        self._talk = talk

    def do_tag(self, words: str) -> None:
        story = self._talk.meant_story()
        if not words:
            self._talk.say(f"Tags: {' '.join(story.tags) or 'none'}.")
            return
        change = self._talk.library.organising.tag([story.id], words)
        self._talk.tell_of(change)

    def do_note(self, text: str) -> None:
        story = self._talk.meant_story()
        if not text:
            self._talk.say(f"Your note: {story.note or 'none'}.")
            return
        change = self._talk.library.organising.note(story.id, text)
        self._talk.tell_of(change)
