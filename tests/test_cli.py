"""The command line through its real parts: files and a real library in a folder of its own."""

import asyncio
import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from loopback import Loopback, Reply, item, rss

from reader.cli import main, tables
from reader.cli.examples import EXAMPLES
from reader.cli.parser import parse
from reader.cli.tables import PAGES
from reader.cli.verb_table import VERBS

ARTICLE = """Harbour to close for winter

The harbour at Vannport will close on Friday, according to the Coast Office.

"Nobody asked the boats," said Signe Dahl, who runs the ferry. "They asked the banks."
"""


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """Run a command apart from any real library; gives exit code, stdout and stderr."""
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))

    def run_command(*words: str) -> tuple[int, str, str]:
        (tmp_path / "config.toml").touch()
        code = main(words)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run_command


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE)
    return str(path)


def test_show_json_keeps_its_contract(run, article: str) -> None:
    code, out, err = run("show", "--json", article)
    (line,) = out.splitlines()
    shown = json.loads(line)
    assert (code, err) == (0, "")
    assert set(shown) == {
        *("input", "url", "title", "byline", "authors", "site", "published", "updated", "section", "image"),
        *("canonical", "language", "extraction", "markdown", "text", "quotes", "sources", "links"),
    }
    assert shown["extraction"] == {
        "method": "text",
        "kept": 3,
        "words": len(re.findall(r"\w+", ARTICLE)),
        "warnings": [],
    }
    assert shown["input"] == article
    assert shown["title"] == "Harbour to close for winter"
    assert (shown["url"], shown["byline"], shown["published"]) == (None, None, None)
    assert shown["text"].split() == ARTICLE.split()
    (quote,) = shown["quotes"]
    assert set(quote) == {
        *("parts", "text", "speaker", "mention", "cue", "via", "kind", "confidence", "rule", "inner"),
    }
    assert quote["speaker"] == "Signe Dahl"
    words = [shown["text"][start:end] for start, end in quote["parts"]]
    assert words == ['"Nobody asked the boats,"', '"They asked the banks."']
    assert quote["inner"] == []
    (source,) = [source for source in shown["sources"] if source["name"] == "Coast Office"]
    assert [shown["text"][start:end] for start, end in source["mentions"]] == ["Coast Office"]


def test_quotations_inside_are_told_by_show_and_quotes_alike(run, tmp_path: Path) -> None:
    path = tmp_path / "inside.txt"
    path.write_text("Ferry news\n\nThe boats stay in.\n\n“They wrote ‘no boats’ to us,” said Signe Dahl.\n")
    shown = json.loads(run("show", "--json", str(path))[1])
    ((start, end),) = shown["quotes"][0]["inner"]
    assert shown["text"][start:end] == "‘no boats’"
    assert json.loads(run("quotes", "--json", str(path))[1])["inner"] == [[start, end]]


def test_each_input_is_a_line_in_order_and_a_failure_is_one_too(run, article: str, tmp_path: Path) -> None:
    missing = str(tmp_path / "missing.txt")
    code, out, _ = run("show", "--json", article, missing, article)
    lines = [json.loads(line) for line in out.splitlines()]
    assert code == 3
    assert [line["input"] for line in lines] == [article, missing, article]
    assert set(lines[1]) == {"input", "error"}
    assert run("show", "--json", missing)[0] == 1


def test_show_prints_for_people(run, article: str) -> None:
    _, text, _ = run("show", article)
    assert text.startswith("Harbour to close for winter\n")
    assert "Signe Dahl: " in text
    assert "Coast Office (organisation)" in text
    _, markdown, _ = run("show", "--markdown", article)
    assert markdown.startswith("# Harbour to close for winter\n")


def test_sources_are_printed_with_the_sentences_that_cite_them(run, tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(
        "# The pier\n\nIt rained. The pier will close, the [Irish Times](https://www.irishtimes.com/1) "
        "reported. So said two officials, according to Reuters.\n\nThe Irish Times had the plans."
    )
    code, out, err = run("sources", "--json", str(path), str(tmp_path / "none.md"))
    line, failure = (json.loads(line) for line in out.splitlines())
    assert (code, err) == (3, "")
    assert set(line) == {"input", "url", "title", "sources", "links", "counts"}
    assert set(failure) == {"input", "error"}
    times, reuters = line["sources"]
    assert set(times) == {"name", "kind", "url", "link", "unlinked", "mentions"}
    assert (times["name"], times["kind"], times["link"]) == ("The Irish Times", "outlet", "outlet")
    assert (times["unlinked"], reuters["unlinked"], reuters["url"], reuters["link"]) == (
        False,
        True,
        None,
        None,
    )
    assert set(times["mentions"][0]) == {"text", "start", "end", "sentence"}
    sentences = [mention["sentence"] for mention in (*times["mentions"], *reuters["mentions"])]
    assert sentences[0] == "The pier will close, the Irish Times reported."
    assert sentences[-1] == "So said two officials, according to Reuters."
    assert [(link["url"], link["kind"]) for link in line["links"]] == [
        ("https://www.irishtimes.com/1", "outlet")
    ]
    assert line["counts"]["links"] == {"outlet": 1}
    assert line["counts"]["unlinked"] == 1


def test_sources_are_printed_for_people(run, article: str) -> None:
    code, out, _ = run("sources", article)
    assert code == 0
    assert out.startswith("Harbour to close for winter\n\n")
    assert "Coast Office (organisation, not linked)\n    " in out
    assert all(len(line) <= 78 for line in out.splitlines())


def test_stdin_is_an_input(run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARTICLE.encode())))
    code, out, _ = run("show", "--json", "-")
    assert code == 0
    assert json.loads(out)["input"] == "-"


@pytest.mark.parametrize("verb", [["show"], ["--linear"]])
def test_a_folder_is_no_article(run, tmp_path: Path, verb: list[str]) -> None:
    code, _, err = run(*verb, str(tmp_path))
    assert code == 1
    assert err.startswith(f"quoth: {tmp_path}: cannot be read: ")
    assert err.count("\n") == 1


def test_opml_goes_in_and_out(run, tmp_path: Path) -> None:
    opml = tmp_path / "feeds.opml"
    opml.write_text(
        '<opml version="2.0"><body><outline text="Coast">'
        '<outline type="rss" text="Vannport" xmlUrl="https://vannport.example/feed"/>'
        "</outline></body></opml>"
    )
    assert run("import", str(opml))[1].startswith("1 feed added, 0 known already")
    assert run("import", str(opml))[1].startswith("0 feeds added, 1 known already")
    assert "https://vannport.example/feed" in run("feeds")[1]
    exported = tmp_path / "out.opml"
    assert run("export", str(exported))[0] == 0
    assert 'text="Coast"' in exported.read_text()
    assert run("remove", "https://vannport.example/feed")[0] == 0
    assert "vannport" not in run("feeds")[1]
    assert run("remove", "nothing")[0] == 1


@pytest.mark.parametrize(
    "written", ["", "<opml version='2.0'><body/></opml>", "# nothing yet\n", "import this\nW = 3\n"]
)
def test_a_list_that_names_no_feeds_is_told_of(run, tmp_path: Path, written: str) -> None:
    given = tmp_path / "feeds.opml"
    given.write_text(written)
    code, out, err = run("import", str(given))
    assert (
        (code, out) == (1, "") and err.startswith(f"quoth: {given} names no feeds") and err.count("\n") == 1
    )


@pytest.mark.parametrize("name", ["12", "harbour.md", "Harbour.HTML"])
def test_the_feeds_are_not_written_to_what_was_meant_for_a_story(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run("export", name)
    assert (code, out) == (1, "") and "--story" in err and not Path(name).exists()


def test_a_story_goes_to_standard_output_by_name_too(run) -> None:
    run("--offline", "add", "quoth:edition")
    code, out, _ = run("--offline", "export", "--story", "1", "-")
    assert code == 0 and out == run("--offline", "export", "--story", "1")[1]


def test_offline_an_unknown_page_is_one_sentence(run) -> None:
    code, out, err = run("--offline", "show", "https://vannport.example/story")
    assert (code, out) == (1, "")
    assert err.startswith("quoth: ") and err.count("\n") == 1


def test_keys_themes_and_paths_are_printed(run, tmp_path: Path) -> None:
    assert "next quote" in run("keys")[1].lower()
    names = [line.split("\t")[0] for line in run("themes")[1].splitlines()]
    assert len(names) >= 6 and {"broadsheet", "nightdesk"} <= set(names)
    assert f"data\t{tmp_path / 'data'}" in run("paths")[1].splitlines()


@pytest.mark.parametrize("verb", ["show", "check", "export --story"])
def test_a_name_that_is_too_long_for_a_file_is_one_sentence(run, verb: str) -> None:
    code, _, err = run("--offline", *verb.split(), "a" * 300)
    assert code and err.startswith("quoth: a") and err.endswith("cannot be read: File name too long.\n")


def test_what_standard_input_holds_need_not_be_utf_8(run, monkeypatch: pytest.MonkeyPatch) -> None:
    run("--offline", "add", "quoth:edition")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Caf\xe9 on the pier."), "utf-8"))
    assert run("note", "1", "-")[0] == 0
    assert run("note", "1")[1] == "Caf\ufffd on the pier.\n"


def test_letters_that_standard_output_has_not_are_written_by_their_numbers(
    run, article: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path(article).write_text(ARTICLE.replace('"Nobody', "“Nobody"))
    out = io.TextIOWrapper(io.BytesIO(), "ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert run("show", "--json", article)[0] == 0
    assert "“Nobody" in json.loads(out.buffer.getvalue())["text"]


@pytest.mark.parametrize("page", PAGES)
def test_the_manual_comes_with_the_reader(run, page: str) -> None:
    code, out, err = run("--offline", "manual", page)
    assert (code, err) == (0, "") and out.startswith("# ") and out.endswith("\n")
    assert "](" not in out  # a terminal follows no link


def test_the_pages_of_the_manual_are_listed_for_who_asks_for_none(run) -> None:
    code, out, err = run("manual")
    assert (code, err) == (0, "")
    assert [line.split("\t")[0] for line in out.splitlines()] == list(PAGES)
    assert "files\tFiles of your own\n" in out


def test_every_page_of_the_manual_can_be_printed() -> None:
    pages = (Path(tables.__file__).parent.parent / "manual").glob("*.md")
    assert sorted(page.stem for page in pages) == sorted(PAGES)


def test_every_mistake_in_the_files_is_a_line_and_the_verb_goes_on(run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("measure = 7\n\nascii = 3\n")
    (tmp_path / "links.toml").write_text('"a.example" = "primry"\n')
    code, _, err = run("list")
    assert code == 0
    told = [line for line in err.splitlines() if ".toml:" in line]
    assert [line.partition(".toml:")[2].partition(" must")[0].partition("unknown")[0] for line in told] == [
        "1: measure",
        "3: ascii",
        '1: "a.example": ',
    ]
    assert all(line.endswith("Until that is mended, it does not count.") for line in told)


def test_a_config_that_is_no_toml_ends_the_verb(run, tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text("measure = \n")
    code, _, err = run("list")
    assert (code, "config.toml:1: not valid TOML" in err) == (1, True)


MISUSED = {
    "show": "the following arguments are required: INPUT: `quoth show --help`",
    "list --colour": "quoth list has no option --colour: `quoth list --help`",
    "--nonsense": "quoth has no option --nonsense: `quoth --help`",
    "list --limit x": "argument --limit: a number was expected, not “x”: `quoth list --help`",
    "list --limit -1": "argument --limit: a number was expected, not “-1”: `quoth list --help`",
    "serve --port x": "argument --port: a number was expected, not “x”: `quoth serve --help`",
    "list ferry": "quoth list takes no “ferry”, but --search ferry looks for it: `quoth list --help`",
    "list 'the ferry'": "quoth list takes no “the ferry”, but --search 'the ferry' looks for it: "
    "`quoth list --help`",
    "list --sort size": "--sort takes no “size”, but date, oldest, title, feed or length: "
    "`quoth list --help`",
    "config show": "quoth config takes no “show”, but list, init or check: `quoth config --help`",
    "fetch ferry": "quoth fetch takes no “ferry”: `quoth fetch --help`",
    "lst ferry": "there is no verb lst, but there is list: `quoth list --help`",
    "lst": "there is no verb lst, but there is list: `quoth list --help`",
    "absent.html": "absent.html is no verb, no file and no address such as example.org: `quoth --help`",
    "'~no one/a.html'": "~no one/a.html is no verb, no file and no address such as example.org: "
    "`quoth --help`",
    "a.txt b.txt": "quoth opens one article, not “b.txt” too: `quoth --help`",
    "--offline fetch \x1b[2J": "quoth fetch takes no “[2J”: `quoth fetch --help`",
}


@pytest.mark.parametrize(("words", "sentence"), MISUSED.items(), ids=MISUSED)
def test_a_usage_mistake_is_one_sentence_and_exits_with_two(
    words: str, sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as raised:
        main(shlex.split(words))
    assert raised.value.code == 2
    assert capsys.readouterr().err == f"quoth: {sentence} says how it is used.\n"


@pytest.mark.parametrize(
    "word", ["-", "", " ", "12", "https://vannport.example/lst", "./list", "lst.md", "."]
)
def test_what_may_be_an_article_is_left_to_the_reader(
    word: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "list").touch()
    (tmp_path / "lst.md").touch()
    assert parse([word]).input == word
    assert parse(["list"]).run is VERBS["list"][0], "before a file of its name"


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_shows_an_example_that_can_be_said(verb: str, capsys: pytest.CaptureFixture[str]) -> None:
    quoth, *words = shlex.split(EXAMPLES[verb])
    assert (quoth, words[0]) == ("quoth", verb)
    assert parse(words).run is VERBS[verb][0]
    with pytest.raises(SystemExit):
        main([verb, "--help"])
    assert f"Example:\n  {EXAMPLES[verb]}\n" in capsys.readouterr().out


def test_what_finds_nothing_says_so_by_its_code(run, article: str) -> None:
    assert run("list")[0] == 0, "a library without stories is no search that failed"
    assert run("list", "--search", "ferry")[0] == 4
    assert run("list", "--tag", "ferry")[0] == 4
    assert run("speakers", "nobody")[0] == 4
    assert run("quotes", "--speaker", "nobody")[0] == 4
    assert run("speakers")[0] == 0


def test_a_reader_without_a_terminal_is_told_so(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "reader", "--data-dir", str(tmp_path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert done.returncode == 2
    assert done.stderr.startswith("quoth: the reader needs a terminal")


def test_a_closed_pipe_is_quiet(tmp_path: Path, article: str) -> None:
    command = f'"{sys.executable}" -m reader show {" ".join([article] * 200)} | head -n 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


def test_a_full_disk_under_the_output_is_one_sentence(article: str) -> None:
    command = [sys.executable, "-m", "reader", "show", article]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr == "quoth: this could not be finished: No space left on device.\n"


def test_a_mistake_in_a_search_is_pointed_at(run) -> None:
    assert run("list", "--search", "-title:wells")[0] == 4
    assert run("list", "--search", "日本 is:lost")[2].endswith("\n  日本 is:lost\n          ^\n")
    code, _, said = run("list", "--search", "wells is:lost")
    assert code == 1
    first, *pointed = said.splitlines()
    assert first.startswith("quoth: --search: Write one of unread, read,")
    assert pointed == ["  wells is:lost", "           ^"]


def test_a_password_is_asked_for_and_not_taken_from_the_command_line(
    run, site: Loopback, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(prompt: str) -> str:
        asked.append(prompt)
        return "safe"

    monkeypatch.setattr("getpass.getpass", answer)
    site["/feed"] = Reply(rss(item("a")))
    code, out, _ = run("add", "--login", "ada", site.url("/feed"))
    assert (code, out, asked) == (0, "Vannport Gazette: 1 story\n", ["Password of ada: "])
    assert site.requests[0].headers["authorization"] == "Basic YWRhOnNhZmU="


def test_a_long_list_is_printed_whole_and_in_order(run, site: Loopback) -> None:
    site["/feed"] = Reply(rss(*(item(str(number)) for number in range(1_100))))
    run("add", site.url("/feed"))
    numbers = [int(line.split("\t")[0]) for line in run("list", "--sort", "oldest")[1].splitlines()]
    assert len(numbers) == 1_100
    assert numbers == sorted(numbers)
    assert len(run("list", "--limit", "700")[1].splitlines()) == 700


@pytest.mark.parametrize("verb", ["list", "feeds", "marks", "speakers"])
def test_an_empty_library_says_so_and_what_to_do(run, verb: str) -> None:
    code, out, err = run(verb)
    assert (code, out, err.count("\n")) == (0, "", 1)
    assert err.startswith("quoth: ")


def test_what_finds_nothing_says_so(run) -> None:
    assert run("list", "--search", "zeppelin") == (4, "", "quoth: no story matches.\n")
    assert "nobody with “Dahl” in the name" in run("speakers", "Dahl")[2]


def test_a_story_is_shown_by_its_number(run, site: Loopback) -> None:
    site["/feed"] = Reply(rss(item("a", "Boats leave", None, "<p>The boats leave at four, he said.</p>")))
    assert run("add", site.url("/feed"))[0] == 0
    number = run("list")[1].split("\t")[0]
    code, out, _ = run("show", number)
    assert (code, "The boats leave at four" in out) == (0, True)
    assert run("show", "9" * 6)[2] == "quoth: 999999: no such story; `quoth list` lists them.\n"
    assert run("show", "9" * 60)[0] == 1


def test_what_is_to_be_known_of_an_article_is_told_beside_it(run, site: Loopback) -> None:
    site["/page"] = Reply(b"<article><h1>Boats leave</h1><p>The boats leave at four.</p></article>")
    code, out, err = run("show", site.url("/page"))
    assert code == 0 and "The boats leave at four." in out
    assert err == f"quoth: {site.url('/page')}: The page gave hardly any text: 5 words.\n"
    assert run("show", "--json", site.url("/page"))[2] == "", "JSON has it in its warnings"
    site["/feed"] = Reply(rss(item("a", "Boats leave", site.url("/gone"), "<p>They leave at four.</p>")))
    assert run("add", site.url("/feed"))[0] == 0
    number = run("list")[1].split("\t")[0]
    code, out, err = run("show", number)
    assert (code, "They leave at four." in out) == (0, True)
    assert err.startswith(f"quoth: {number}: 127.0.0.1 has no such page (404). This is what the feed gave")


def test_whatever_takes_an_article_takes_a_story_by_its_number(run, site: Loopback) -> None:
    text = "The harbour is open, according to the Coast Office. “The boats leave at four,” said Signe Dahl."
    site["/page"] = Reply(f"<article><h1>Boats leave</h1><p>{text}</p></article>".encode())
    site["/feed"] = Reply(rss(item("a", "Boats leave", site.url("/page"))))
    assert run("add", site.url("/feed"))[0] == 0
    number = run("list")[1].split("\t")[0]
    assert run("sources", number)[1].startswith("Boats leave\n\nCoast Office")
    assert "The boats leave at four" in run("check", number)[1]
    assert "Signe Dahl" in run("quotes", number)[1]


def test_a_number_alone_opens_the_story_in_the_reader(
    run, site: Loopback, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    site["/feed"] = Reply(rss(item("a", "Boats leave", site.url("/gone"), "<p>They leave at four.</p>")))
    assert run("add", site.url("/feed"))[0] == 0
    number = run("list")[1].split("\t")[0]
    assert "They leave at four." in run("--linear", number)[1]
    none = f"{number}0"
    assert run("--linear", none) == (1, "", f"quoth: {none}: no such story; `quoth list` lists them.\n")
    (tmp_path / number).write_text(ARTICLE)
    assert "Harbour to close for winter" in run("--linear", number)[1]


@pytest.mark.parametrize("words", [("tag", "tide"), ("note", "Ask the harbour master.")])
def test_a_number_that_no_story_has_is_told_however_long_it_is(run, words: tuple[str, str]) -> None:
    verb, text = words
    for number in ("7", "9" * 40):
        assert run(verb, number, text)[2] == f"quoth: {number}: no such story; `quoth list` lists them.\n"


async def test_fetch_says_which_feeds_a_server_makes_wait(run, site: Loopback, tmp_path: Path) -> None:
    site["/busy"] = Reply(status=429, headers={"Retry-After": "7200"})
    opml = tmp_path / "feeds.opml"
    opml.write_text(f'<opml><body><outline text="Busy" xmlUrl="{site.url("/busy")}"/></body></opml>')
    assert (await asyncio.to_thread(run, "import", str(opml)))[0] == 0
    code, _, err = await asyncio.to_thread(run, "fetch")
    first, second = err.splitlines()
    assert (code, first) == (1, "quoth: Busy: 127.0.0.1 wants to be asked less often (429).")
    assert re.fullmatch(r"quoth: 1 feed waits until \d\d:\d\d at least, as their servers asked\.", second)
    assert await asyncio.to_thread(run, "fetch") == (0, "0 feeds fetched, 0 new stories, 0 failed\n", "")


def test_a_story_without_tags_prints_none(run) -> None:
    run("add", "quoth:edition")
    assert run("tag", "1") == (0, "", "")


def test_the_list_tells_feeds_of_one_title_apart(run, site: Loopback) -> None:
    for name in ("town", "sea"):
        site[f"/{name}"] = Reply(rss(item(name, f"News of the {name}"), title="The Gull"))
        assert run("add", site.url(f"/{name}"))[0] == 0
    rows = [line.split("\t") for line in run("list")[1].splitlines()]
    assert sorted((row[3], row[4]) for row in rows) == [
        ("The Gull · sea", "News of the sea"),
        ("The Gull · town", "News of the town"),
    ]
    told = [json.loads(line) for line in run("list", "--json")[1].splitlines()]
    assert {story["feed"] for story in told} == {"The Gull"}
    assert len({story["feed_id"] for story in told}) == 2
    site["/"] = Reply(
        b"<html><head><link rel=alternate type=application/rss+xml title=Sea href=/sea>"
        b"<link rel=alternate type=application/rss+xml title=Sky href=/sky></head></html>"
    )
    offered = run("add", site.root)[2]
    assert f"{site.url('/sea')}  Sea (subscribed)" in offered and "Sky (sub" not in offered
