"""The people of a document, by whom no name that they have is an outlet's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from reader.text.lexicon import first_names
from reader.text.sources.deeds import is_weak_press
from reader.text.sources.passages import Passage
from reader.text.sources.runs import Run, is_document, is_organisation, is_press, person_name

_TWICE = 2


def people_of(named: Sequence[tuple[Passage, Sequence[Run]]], speakers: Iterable[str]) -> dict[str, str]:
    """Surnames and full names of the people of a document, each with the full name."""
    people: dict[str, str] = {}
    for _, found in named:
        for run in found:
            several = len(run.words) > 1 and any(word.lower() in first_names() for word in run.words)
            words = person_name(run) if several else ()
            if 1 < len(words) <= 4 and words[0].lower() in first_names() and not is_organisation(run):
                people.setdefault(words[-1], " ".join(words))
                people.setdefault(" ".join(words), " ".join(words))
    for name in _called_by_surname(named):
        people.setdefault(name, name)
        people.setdefault(name.split()[1], name)
    for speaker in speakers:
        words = tuple(speaker.split())
        body = Run(0, 0, words, speaker.startswith("the ")) if words else None
        if body and words[0][0].isupper() and not is_organisation(body) and not is_press(body):
            people.setdefault(words[-1], speaker)
            people.setdefault(speaker, speaker)
    return people


def _called_by_surname(named: Sequence[tuple[Passage, Sequence[Run]]]) -> Iterator[str]:
    """The names of two words whose last one stands alone elsewhere, without an article, as a surname does."""
    alone: Counter[str] = Counter()
    for passage, found in named:
        for run in found:
            if len(run.words) == 1 and not run.article:
                # Any word may stand alone where a sentence begins.
                alone[run.words[0]] += 1 if passage.begins(run.start) else _TWICE
    surnames = {word for word, times in alone.items() if times >= _TWICE}
    for run in (run for _, found in named for run in found) if surnames else ():
        two = len(run.words) == 2 and not run.article and run.words[1] in surnames
        if two and not (is_press(run) or is_organisation(run) or is_document(run) or is_weak_press(run)):
            yield run.name
