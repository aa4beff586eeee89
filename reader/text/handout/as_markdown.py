"""A handout as Markdown: the stories one after the other, behind a list of them where there are several."""

from __future__ import annotations

from collections.abc import Iterator

from reader.model import Chapter, Handout
from reader.text.dossier.as_markdown import dossier_markdown, escaped


def handout_markdown(handout: Handout) -> str:
    """The stories as `dossier_markdown` writes each, with a rule between them."""
    if not handout.title:
        return "\n---\n\n".join(_chapter(handout, chapter, "") for chapter in handout.chapters)
    chapters = [
        _chapter(handout, chapter, f"{number}-") for number, chapter in enumerate(handout.chapters, 1)
    ]
    return "\n---\n\n".join(["\n".join(_contents(handout)), *chapters])


def _contents(handout: Handout) -> Iterator[str]:
    yield f"# {escaped(handout.title)}"
    yield ""
    for number, chapter in enumerate(handout.chapters, 1):
        yield f"{number}. {_title(chapter)}{_about(chapter)}"
    yield ""


def _chapter(handout: Handout, chapter: Chapter, prefix: str) -> str:
    if chapter.dossier is not None:
        return dossier_markdown(chapter.dossier, handout.with_text, prefix)
    return f"# {escaped(chapter.title)}\n\n{_title(chapter)}{_about(chapter)}\n\nNo copy of it is stored.\n"


def _title(chapter: Chapter) -> str:
    return f"[{escaped(chapter.title)}](<{chapter.url}>)" if chapter.url else escaped(chapter.title)


def _about(chapter: Chapter) -> str:
    about = " · ".join(escaped(part) for part in (chapter.outlet, chapter.published) if part)
    return f" · {about}" if about else ""
