"""Every way by which others' words leave the reader: none is missing here, on none do they become more."""

from __future__ import annotations

import ast
import json
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from markdown_it import MarkdownIt
from naughty import CONTROLS, MARKUP, STRINGS
from readings import paragraph, quote_of, reading_of, source_of

from reader.library import printed
from reader.library.notifying import notify
from reader.library.programs import filled, in_terminal, run, words_of
from reader.model import Article, Chapter, Document, Dossier, Form, Handout, Place, SourceKind
from reader.text.clean import safe_line, safe_text
from reader.text.handout import written
from reader.ui.outside.browser import address_for_browser, hand_over, open_by
from reader.ui.outside.write_dialog import file_name

ROOT = Path(__file__).parent.parent
TEXTS = [
    *(
        "; touch canary",
        "$(touch canary)",
        "`touch canary`",
        "x\ntouch canary\n",
        "|touch canary",
        "> canary",
    ),
    *("--help", "-rf", "@/etc/passwd", "%action", "{text}{url}", "'\"", "../../canary", "CON", "a" * 5000),
    *('</script><img src=x onerror="x">', "]]><x>", '"}],"x":[{"', "![x](http://evil.example/x)"),
    *("<http://evil.example/>", "```\n# no", "| a | b |\n|---|---|", "&#27;]0;x&#7;", "%1b[31m"),
    *CONTROLS,
    *(text for text in MARKUP if text.strip()),
]
"""Words that a shell, an option, a format, a path, a terminal or a reader of Markdown, HTML or JSON obeys."""


class Call(NamedTuple):
    """A place that starts a program or opens an address."""

    file: str
    does: str


STARTS = {"run", "start", "in_terminal", "lend", "hand_over", "open_by", "command_output", "open_url"}
BARE = {
    "Popen",
    "create_subprocess_exec",
    "create_subprocess_shell",
    "system",
    "popen",
    "startfile",
    "spawnl",
}
WAYS = {
    Call("library/programs.py", "Popen"): "all of the reader's commands come here, as lists of words",
    Call("library/programs.py", "run"): "one of them, in the terminal",
    Call("library/local.py", "run"): "feeds by commands that the reader wrote himself",
    Call("library/local.py", "command_output"): "the same: test_local_feeds",
    Call("library/apart.py", "Popen"): "a worker of our own",
    Call("library/notifying.py", "run"): "notify",
    Call("library/piped.py", "run"): "pipe, share and read aloud",
    Call("library/editing.py", "lend"): "editor",
    Call("cli/linear/outside.py", "in_terminal"): "editor, of plain lines",
    Call("ui/outside/piping.py", "lend"): "pipe in the terminal",
    Call("ui/outside/lending.py", "lend"): "pager and editor",
    Call("ui/stage.py", "in_terminal"): "pager and editor",
    Call("ui/outside/browser.py", "start"): "browser",
    Call("ui/outside/browser.py", "run"): "copy",
    Call("ui/application.py", "hand_over"): "copy",
    Call("ui/application.py", "open_by"): "browser",
    Call("ui/stage.py", "open_url"): "browser, after address_for_browser: test_outside",
    Call("ui/application.py", "open_url"): "the same, by the browser to which the reader is served",
    Call("ui/outside/browser.py", "get"): "the same, by the system's: test_scarce",
}
"""Where programs are started, and what tests it."""


def calls(path: Path) -> set[Call]:
    """The places of a file that start a program."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if not isinstance(node, ast.Call):
            continue
        function = node.func
        if isinstance(function, ast.Name):
            name, of = function.id, ""
        elif isinstance(function, ast.Attribute):
            name, of = function.attr, ast.unparse(function.value)
        else:
            continue
        ours = not of or of in ("programs", "subprocess") or name not in ("run", "start")
        if name in BARE or (name in STARTS and ours) or of == "webbrowser":
            found.add(Call(str(path.relative_to(ROOT / "reader")), name))
        assert not any(keyword.arg == "shell" for keyword in node.keywords), f"a shell in {path}"
    return found


def test_no_way_out_is_missing_from_the_table() -> None:
    found = set[Call]()
    for path in sorted((ROOT / "reader").rglob("*.py")):
        text = path.read_text()
        if "cli/" in str(path) and "programs" not in text and "subprocess" not in text:
            continue  # `run` and `start` are verbs there
        found |= calls(path)
    assert found == set(WAYS)


def article_of(text: str) -> Article:
    """An article with a text in its title, words, quote and speaker, cleaned as on its entry."""
    line, body = safe_line(text), safe_text(text)
    told = f"“{line} and more,” said {line}, as the Gazette reports."
    document = Document((paragraph(told), paragraph(body)))
    quote = quote_of(document, f"“{line} and more,”", speaker=line)
    source = source_of(document, "Gazette", SourceKind.OUTLET, "https://a.example/x")
    return reading_of(document, (quote,), (source,), title=line).article


class Told:
    """A program that writes down the words and the input that it was given."""

    CODE = (
        "import sys, json; "
        "open(sys.argv[1], 'w').write(json.dumps([sys.argv[2:], sys.stdin.buffer.read().decode()]))"
    )

    def __init__(self, folder: Path) -> None:
        self._file = folder / "told.json"
        self.words = (sys.executable, "-c", self.CODE, str(self._file))

    @property
    def heard(self) -> tuple[list[str], str]:
        words, given = json.loads(self._file.read_text())
        return words, given


Way = Callable[[Told, Article], Awaitable[object]]
PLACES = ("{title}", "by={title}", "mailto:?subject={title}", "{site}", "{url}")


async def share(told: Told, article: Article) -> None:
    await run(filled([*told.words, *PLACES], printed.values_of(article)))


async def pipe(told: Told, article: Article) -> None:
    import shlex

    line = words_of(shlex.join([*told.words, *PLACES]))
    await run(filled(line, printed.values_of(article)), article.document.text.encode())


async def tell(told: Told, article: Article) -> None:
    from test_notifying import story

    await notify(
        (*told.words, "{title}", "by={title}", "{site}"), "floods", [replace(story(1), title=article.title)]
    )


async def browse(told: Told, article: Article) -> None:
    import shlex

    url = address_for_browser(f"https://a.example/{''.join(article.title.split())}")
    await open_by([shlex.join([*told.words, "--new", "{url}"])], url)


async def copy(told: Told, article: Article) -> None:
    await hand_over(told.words, printed.quote_with_source(article, article.quotes[0]))


async def page_through(told: Told, article: Article) -> None:
    in_terminal(told.words, printed.article_text(article, str).encode())


async def edit(told: Told, article: Article) -> None:
    in_terminal([*told.words, str(Path("/tmp") / file_name(article.title, Form.MARKDOWN))], b"")


async def speak(told: Told, article: Article) -> None:
    await run(told.words, f"{article.title}\n".encode())


DONE: dict[str, Way] = {
    "share": share,
    "pipe": pipe,
    "notify": tell,
    "browser": browse,
    "copy": copy,
    "pager": page_through,
    "editor": edit,
    "read aloud": speak,
}
COUNTS = {"share": 5, "pipe": 5, "notify": 3, "browser": 2, "editor": 1}
"""The words that each is given, whatever they say."""
OWN = {"--new"}


def test_every_way_is_gone() -> None:
    tested = " ".join(WAYS.values())
    assert all(name in tested for name in DONE)


@pytest.mark.parametrize("way", DONE)
async def test_nothing_is_obeyed_on_the_way_out(
    way: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for text in TEXTS:
        article = article_of(text)
        if not article.title:
            continue
        told = Told(tmp_path)
        await DONE[way](told, article)
        words, given = told.heard
        assert len(words) == COUNTS.get(way, 0), text
        assert not [word for word in words if word.startswith(("-", "@")) and word not in OWN], text
        assert not [word for word in words if safe_line(word) != " ".join(word.split()).strip()], text
        assert safe_text(given) == given.strip("\n") or safe_text(given) == given, text
        assert sorted(each.name for each in tmp_path.iterdir()) == ["told.json"], text


def leads_on(href: object) -> bool:
    """Whether a link, if it is one, leads where the article or its sources are, or within the page."""
    return urlsplit(str(href or "")).hostname in (None, "a.example", "tidende.example")


def plain_markdown(text: str, data: bytes) -> None:
    """Markdown in which nobody's words are pictures, links to elsewhere, or HTML."""
    for token in MarkdownIt().parse(data.decode()):
        for inner in token.children or []:
            assert inner.type not in ("image", "html_inline"), text
            assert leads_on(inner.attrGet("href")), text
        assert token.type != "html_block", text


def plain_elements(text: str, data: bytes) -> None:
    root = ElementTree.fromstring(data.decode().removeprefix("<!DOCTYPE html>\n"))
    tags = {str(element.tag).rpartition("}")[2] for element in root.iter()}
    assert tags.isdisjoint({"script", "img", "iframe", "object", "x", "antirez"}), text
    assert not any(name.startswith("on") for element in root.iter() for name in element.attrib), text
    assert all(leads_on(element.get("href")) for element in root.iter()), text


def plain_book(text: str, data: bytes) -> None:
    with ZipFile(BytesIO(data)) as book:
        for name in book.namelist():
            assert name.isascii() and ".." not in name and not name.startswith(("/", "-")), text
            if name.endswith(".xhtml"):
                plain_elements(text, book.read(name))


def plain_json(text: str, data: bytes) -> None:
    assert safe_line(text) in json.dumps(json.loads(data), ensure_ascii=False).replace('\\"', '"').replace(
        "\\\\", "\\"
    ), text


FORMS: dict[Form, Callable[[str, bytes], None]] = {
    Form.MARKDOWN: plain_markdown,
    Form.HTML: plain_elements,
    Form.EPUB: plain_book,
    Form.JSON: plain_json,
}


@pytest.mark.parametrize("form", Form)
def test_what_others_wrote_stays_text_in_every_form_of_export(form: Form) -> None:
    for text in [*TEXTS, *STRINGS]:
        article = article_of(text)
        reading = reading_of(article.document, article.quotes, article.sources, title=article.title)
        chapter = Chapter(article.title, article.url, "Gazette", None, Dossier(reading, {}, {}, {}))
        data = written(Handout((chapter,), article.title, True), form)
        FORMS[form](text, data)
        if form is not Form.EPUB:
            whole = data.decode()
            assert safe_text(whole) == whole.strip("\n") or safe_text(whole) == whole, text


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_title_makes_a_name_of_a_file_and_no_path(text: str, form: Form) -> None:
    name = file_name(safe_line(text), form)
    assert 0 < len(name.encode()) <= 255
    assert name == safe_line(name) and not set(name) & set('/\\\0:*?"<>|')
    assert not name.startswith(("-", ".", "@", "~")) and Path(name).stem.upper() != "CON"


def test_a_quote_to_be_pasted_says_one_thing_a_line() -> None:
    article = article_of("x\nrm -rf ~\n")
    for text in (printed.markdown_link(article), printed.quote_markdown(article, article.quotes[0])):
        assert "\nrm" not in text
    assert isinstance(article.quotes[0].parts[0], Place)
