"""Checking quotes through the whole library and the command line: real pages, a real store, a real server."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from check_pairs import quote_of
from fakes import Clock
from loopback import Loopback, Reply

from reader.cli import main
from reader.config import Settings
from reader.library import Library, open_library
from reader.library.checking import is_relay_linked, linked_sources
from reader.model import (
    Article,
    Block,
    BlockKind,
    Checked,
    Document,
    Place,
    QuoteKind,
    ReaderError,
    Selection,
    Source,
    SourceKind,
    VerdictKind,
)
from reader.ui.quotes.facts import facts

SOURCE = (
    "<html><head><title>The ferry stays</title></head><body><article><h1>The ferry stays</h1>"
    "<p>“The ferry will sail through the winter, and nobody will pay a crown more,” said Signe Dahl, who has "
    "run it for thirty years and means to run it for thirty more.</p>"
    "<p>The council has promised to pay for the fuel until the spring, and to ask again after that.</p>"
    "</article></body></html>"
).encode()


HERE = "http://127.0.0.1/ferry"
"""Where the articles stand: on the host that the sources come from."""


def article(*links: str, quote: str = "“The ferry will sail through the winter,”") -> Article:
    """An article with a quote in its first block, and a source named in each block, linked or not."""
    blocks = [Block(BlockKind.PARAGRAPH, f"{quote} said Dahl, according to Gazette 0.")]
    blocks += [Block(BlockKind.PARAGRAPH, f"So writes Gazette {at}.") for at in range(1, len(links))]
    sources = []
    for at, url in enumerate(links):
        start = blocks[at].text.index("Gazette")
        place = Place(at, start, start + len("Gazette 0"))
        sources.append(Source(f"Gazette {at}", SourceKind.OUTLET, url or None, (place,)))
    document = Document(tuple(blocks), "en")
    spoken = quote_of(document, [Place(0, 0, len(quote))], "Dahl")
    return Article(HERE, "", None, None, None, document, "", (spoken,), tuple(sources))


async def checked(library: Library, article: Article, against: str | None = None) -> list[Checked]:
    return [each async for each in library.check(article, against=against)]


async def test_a_source_is_fetched_kept_and_no_story(site: Loopback, library: Library, clock: Clock) -> None:
    site["/ferry"] = Reply(SOURCE)
    (first,) = await checked(library, article(site.url("/ferry")))
    assert first.verdict.kind is VerdictKind.VERBATIM
    assert first.verdict.speaker == "Signe Dahl"
    assert (first.source, first.url, first.copied) == ("Gazette 0", site.url("/ferry"), clock())
    assert not library.story_ids(Selection())
    then = clock()
    clock.pass_by(days=3)
    library.offline = True
    (again,) = await checked(library, article(site.url("/ferry")))
    assert (again.verdict, again.copied) == (first.verdict, then)
    assert len(site.requests) == 1


async def test_no_source_of_a_public_page_is_fetched_from_a_private_network(
    site: Loopback, library: Library
) -> None:
    site["/ferry"] = Reply(SOURCE)
    public = replace(article(site.url("/ferry")), url="https://daybreak.example/ferry")
    (refused,) = await checked(library, public)
    assert (refused.verdict.kind, site.requests) == (VerdictKind.UNREADABLE, [])
    assert "private network" in refused.verdict.why
    (own,) = await checked(library, replace(public, url=None))
    assert own.verdict.kind is VerdictKind.VERBATIM


async def test_a_source_is_read_once_for_all_quotes(site: Loopback, library: Library) -> None:
    site["/ferry"] = Reply(SOURCE)
    one = article(site.url("/ferry"))
    three = replace(one, quotes=one.quotes * 3)
    assert [each.verdict.kind for each in await checked(library, three)] == [VerdictKind.VERBATIM] * 3
    assert len(site.requests) == 1


async def test_what_cannot_be_had_is_unreadable_and_says_why(site: Loopback, library: Library) -> None:
    (missing,) = await checked(library, article(site.url("/gone")))
    assert missing.verdict.kind is VerdictKind.UNREADABLE
    assert "404" in missing.verdict.why
    assert (missing.source, missing.copied) == ("Gazette 0", None)
    library.offline = True
    (offline,) = await checked(library, article(site.url("/ferry")))
    assert offline.verdict.kind is VerdictKind.UNREADABLE
    assert "ffline" in offline.verdict.why
    (unlinked,) = await checked(library, article(""))
    assert (unlinked.verdict.kind, unlinked.source, unlinked.url) == (VerdictKind.UNREADABLE, None, None)
    assert unlinked.verdict.why


async def test_words_are_absent_only_from_a_source_that_may_have_them(
    site: Loopback, library: Library
) -> None:
    site["/ferry"] = Reply(SOURCE)
    absent = article(site.url("/ferry"), quote="“We sold the harbour for a song and a herring,”")
    stands = article(site.url("/ferry"))

    async def check(given: Article, via: str | None) -> Checked:
        (found,) = await checked(library, replace(given, quotes=(replace(given.quotes[0], via=via),)))
        return found

    for via in (None, "Gazette 0", "the Gazette 0", "127.0.0.1"):  # the last is called like its host
        assert (await check(absent, via)).verdict.kind is VerdictKind.ABSENT
    elsewhere = await check(absent, "Ostby Tidende")
    assert (elsewhere.verdict.kind, elsewhere.source, elsewhere.url) == (VerdictKind.UNREADABLE, None, None)
    assert elsewhere.verdict.why.startswith("Ostby Tidende, which relayed the words, is not linked")
    assert (await check(stands, "Ostby Tidende")).verdict.kind is VerdictKind.VERBATIM
    given = replace(absent, quotes=(replace(absent.quotes[0], via="Ostby Tidende"),))
    (asked,) = await checked(library, given, against=site.url("/ferry"))
    assert asked.verdict.kind is VerdictKind.ABSENT, "who names a source means that one"


async def test_a_short_quote_asks_nobody(site: Loopback, library: Library) -> None:
    (short,) = await checked(library, article(site.url("/ferry"), quote="“Never,”"))
    assert (short.verdict.kind, short.source) == (VerdictKind.SHORT, "Gazette 0")
    assert not site.requests


async def test_a_source_that_is_asked_for_goes_before_the_linked_one(
    site: Loopback, library: Library, tmp_path: Path
) -> None:
    site["/ferry"] = Reply(SOURCE)
    (other,) = await checked(library, article(site.url("/gone")), against=site.url("/ferry"))
    assert (other.verdict.kind, other.url) == (VerdictKind.VERBATIM, site.url("/ferry"))
    path = tmp_path / "speech.txt"
    path.write_text("The ferry will sail through the autumn, and that is all I can say today.")
    (file,) = await checked(library, article(site.url("/gone")), against=str(path))
    assert (file.verdict.kind, file.source, file.url) == (VerdictKind.ALTERED, str(path), None)
    assert file.copied is not None
    with pytest.raises(ReaderError, match="neither a file nor an address"):
        await checked(library, article(site.url("/gone")), against=str(tmp_path / "missing.txt"))
    for against, sentence in (("", "Nothing is named"), ("gopher://example.org/", "Quoth can fetch")):
        with pytest.raises(ReaderError, match=sentence):
            await checked(library, article(site.url("/gone")), against=against)


async def test_reported_speech_has_no_words_to_check(library: Library) -> None:
    one = article("")
    reported = replace(one, quotes=(replace(one.quotes[0], kind=QuoteKind.INDIRECT),))
    assert await checked(library, reported) == []


def test_the_nearest_source_is_in_the_same_paragraph() -> None:
    two = article("https://a.example/", "https://b.example/")
    assert linked_sources(two, two.quotes[0])[0] == two.sources[0]
    assert linked_sources(replace(two, sources=two.sources[::-1]), two.quotes[0])[0] == two.sources[0]
    far = article("", "https://b.example/", "https://c.example/")
    assert linked_sources(far, far.quotes[0])[0] == far.sources[1]


def test_the_outlet_that_relayed_the_quote_goes_before_a_nearer_one() -> None:
    two = article("https://a.example/", "https://b.example/")
    sources = (two.sources[0], replace(two.sources[1], name="Northmoor Courier"))
    relayed = replace(two.quotes[0], via="the Courier")
    assert linked_sources(replace(two, sources=sources), relayed)[0] == sources[1]


def test_a_credit_the_outlet_itself_and_the_page_itself_are_no_source() -> None:
    one = article("https://a.example/")
    for kind in (SourceKind.CREDIT, SourceKind.OWN):
        assert not linked_sources(replace(one, sources=(replace(one.sources[0], kind=kind),)), one.quotes[0])
    assert not linked_sources(article(f"{HERE}#top"), one.quotes[0])


@pytest.fixture
async def edition(tmp_path: Path):
    library = open_library(tmp_path / "edition", Settings(), offline=True)
    library.install_edition()
    yield library
    await library.close()


async def verdicts(library: Library, url: str) -> dict[str, Checked]:
    """The checks of a story of the edition by the first words of the quote."""
    reading = await library.open(url)
    return {each.quote.text[1:24]: each async for each in library.check(reading.article)}


async def test_the_edition_holds_words_that_stand_in_their_source(edition: Library) -> None:
    found = await verdicts(edition, "https://daybreak.example/2026/11/lenne-bridge-before-the-frost")
    said = found["We said before the fros"]
    assert (said.verdict.kind, said.verdict.speaker) == (VerdictKind.VERBATIM, "Ida Holm")
    assert said.source == "Harbour Gazette"
    assert said.copied is not None
    assert found['Then," "we shall work i'].verdict.kind is VerdictKind.VERBATIM
    german = await verdicts(edition, "https://hafenbote.example/region/backstube-suederhaven")
    assert german["Ich habe den Schlüssel "].verdict.kind is VerdictKind.VERBATIM


async def test_the_edition_holds_words_that_were_altered(edition: Library) -> None:
    found = await verdicts(edition, "https://sennetherald.example/news/saltby-ferry-fares")
    fare, boat = found["We will not raise the s"], found["There is a plan to cut "]
    assert (fare.verdict.kind, fare.verdict.differences) == (VerdictKind.ALTERED, (("38", "48"),))
    assert (boat.verdict.kind, boat.verdict.differences) == (VerdictKind.ALTERED, (("a", "no"),))
    assert boat.verdict.speaker == "Henrik Dahl"


async def test_the_edition_holds_words_that_their_source_has_not(edition: Library) -> None:
    found = await verdicts(edition, "https://moorlandradio.example/news/kestrel-hill-wells")
    leak = found["The leak could have bee"]
    assert (leak.verdict.kind, leak.verdict.found) == (VerdictKind.ABSENT, "")
    assert leak.url == "https://watersoil.example/reports/2026-31"


ARTICLE = """Harbour to close for winter

"Nobody asked the boats about it," said Signe Dahl, who runs the ferry. "They asked the banks instead."

"We will not pay 40 crowns," said Nils Lind, a skipper.

"Never," said Dahl.
"""
SPEECH = """A meeting in the harbour

“Nobody asked the boats about it,” said Signe Dahl. “They asked the banks instead.”

“We will not pay 50 crowns,” said Ole Berg, who fishes.
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run `quoth check` offline in a library of its own; gives exit code, stdout and stderr."""
    (tmp_path / "config.toml").touch()
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "speech.txt").write_text(SPEECH)

    def run_command(*words: str) -> tuple[int, str, str]:
        apart = ("--data-dir", str(tmp_path / "data"), "--config", str(tmp_path / "config.toml"), "--offline")
        code = main(["check", *apart, *words])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


def test_check_json_keeps_its_contract(run, tmp_path: Path) -> None:
    speech = str(tmp_path / "speech.txt")
    code, out, err = run("--json", str(tmp_path / "article.txt"), "--against", speech)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (code, err) == (0, "")
    assert [line["verdict"] for line in lines] == ["verbatim", "altered", "short"]
    for line in lines:
        assert set(line) == {
            *("quote", "speaker", "verdict", "source", "copied"),
            *("found", "found_speaker", "differences"),
        }
        assert line["source"] == speech
        assert line["copied"].endswith("+00:00")
    assert lines[0]["quote"] == '"Nobody asked the boats about it," "They asked the banks instead."'
    assert lines[0]["found"] == "Nobody asked the boats about it They asked the banks instead"
    assert (lines[1]["speaker"], lines[1]["found_speaker"]) == ("Nils Lind", "Ole Berg")
    assert lines[1]["differences"] == [["40", "50"]]
    assert (lines[2]["found"], lines[2]["found_speaker"], lines[2]["differences"]) == (None, None, [])


def test_check_prints_for_people(run, tmp_path: Path) -> None:
    code, out, _ = run(str(tmp_path / "article.txt"), "--against", str(tmp_path / "speech.txt"))
    assert code == 0
    first, second, third = out.strip().split("\n\n")
    assert first.startswith('Signe Dahl: "Nobody asked')
    assert "Verbatim in " in " ".join(first.split())
    assert "said there by Ole Berg" in " ".join(second.split())
    assert [line.split() for line in second.splitlines() if "|" in line][1] == ["40", "|", "50"]
    assert "too short" in third


def test_check_says_by_its_exit_code_what_could_not_be_checked(run, tmp_path: Path) -> None:
    code, out, _ = run("--json", str(tmp_path / "article.txt"))
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["verdict"] for line in lines] == ["unreadable", "unreadable", "short"]
    assert (lines[0]["source"], lines[0]["copied"]) == (None, None)
    assert code == 3
    code, _, err = run(str(tmp_path / "article.txt"), "--against", str(tmp_path / "missing.txt"))
    assert (code, err.count("\n")) == (1, 1)
    (tmp_path / "plain.txt").write_text("A title\n\nNobody is quoted in this text, which is short.\n")
    code, out, err = run(str(tmp_path / "plain.txt"))
    assert (code, out) == (0, "")
    assert "nobody is quoted" in err


def test_what_the_command_line_checks_on_a_stored_page_is_stored(run, tmp_path: Path) -> None:
    library = open_library(tmp_path / "data", Settings(), offline=True)
    library.install_edition()
    library.close_store()
    url = "https://sennetherald.example/news/saltby-ferry-fares"
    code, out, err = run("--json", "--every", url)
    assert (code, err) == (0, "")
    library = open_library(tmp_path / "data", Settings(), offline=True)
    reading = library.stored(url)
    assert reading is not None
    stored = [each.verdict.kind.value for each in library.verdicts(reading).values()]
    assert stored == [json.loads(line)["verdict"] for line in out.splitlines()]
    library.close_store()


@pytest.mark.parametrize(
    ("via", "is_linked"),
    [(None, False), ("Gazette 0", True), ("the Gazette 0", True), ("127.0.0.1", True), ("Gull Post", False)],
)
def test_whether_the_outlet_that_relayed_a_quote_is_linked(via: str | None, is_linked: bool) -> None:
    one = article("http://127.0.0.1:9/report")
    assert is_relay_linked(one, replace(one.quotes[0], via=via)) is is_linked


def test_a_card_says_that_the_outlet_is_not_linked() -> None:
    one = article("http://127.0.0.1:9/report")
    for via, said in (("Gull Post", "by Gull Post, which is not linked"), ("Gazette 0", "by Gazette 0")):
        given = replace(one, quotes=(replace(one.quotes[0], via=via),))
        assert dict(facts(given, 0))["Relayed"] == said
    assert "Relayed" not in dict(facts(one, 0))
