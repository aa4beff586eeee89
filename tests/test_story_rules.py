"""Rules for new stories: the file and its mistakes, what is done on arrival, and what is only shown."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from fakes import Clock, library_of
from loopback import Loopback, Received, Reply, item, rss

from reader.cli import main
from reader.config import Settings
from reader.library import Library
from reader.library.network import Network
from reader.library.pace import Pace
from reader.library.parts import Own
from reader.model import Selection
from reader.store.store import Store

RULES = """
["Sport"]
query = "title:football"
hide = true

["Water"]
query = "harbour OR title:ferry -wells"
tags = ["water", "Coast"]
read = true

["Keep"]
query = "tag:water"
bookmark = true
"""


def items(*titles: str) -> Reply:
    return Reply(rss(*(item(title, title) for title in titles)))


def with_rules(store: Store, clock: Clock, path: Path, settings: Settings | None = None) -> Library:
    network = Network(None, offline=False)
    return library_of(store, network, clock, settings, own=Own(rules_file=path), pace=Pace(0))


def told(library: Library) -> dict[str, tuple[bool, bool, tuple[str, ...], bool]]:
    found = library.stories(library.story_ids(Selection(search="is:hidden OR -is:hidden")))
    return {story.title: (story.unread, story.bookmarked, story.tags, story.hidden) for story in found}


async def test_rules_are_carried_out_on_what_is_new_one_after_the_other(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    library = with_rules(store, clock, path, Settings(bookmark_evidence=False))
    site["/feed"] = items("football of old", "old ferry")
    await library.subscriptions.add(site.url("/feed"))
    path.write_text(RULES)
    site["/feed"] = items("football today", "the ferry sails", "the ferry and the wells", "old ferry")
    clock.pass_by(hours=3)
    [step] = [step async for step in library.refresh(force=True)]
    assert step.problem is None
    assert told(library) == {
        "football today": (False, False, (), True),
        "the ferry sails": (False, True, ("Coast", "water"), False),
        "the ferry and the wells": (True, False, (), False),
        "old ferry": (True, False, (), False),
        "football of old": (True, False, (), False),
    }
    assert library.counts().hidden == 1
    assert [step async for step in library.evidence.take_wanted()] == []
    shown = library.organising.show(list(library.story_ids(Selection(search="is:hidden"))))
    assert told(library)["football today"] == (True, False, (), False)
    library.organising.undo(shown)
    assert library.counts().hidden == 1
    await library.close()


async def test_rules_are_those_with_which_a_refresh_began(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    library = with_rules(store, clock, path, Settings(bookmark_evidence=False))
    site["/feed"] = items("old ferry")
    await library.subscriptions.add(site.url("/feed"))
    path.write_text(RULES)

    def edited(asked: Received) -> Reply:
        path.write_text("")
        return items("the ferry sails")

    site["/feed"] = edited
    clock.pass_by(hours=3)
    assert [step.added async for step in library.refresh(force=True)] == [1]
    assert told(library)["the ferry sails"] == (False, True, ("Coast", "water"), False)
    await library.close()


async def test_tags_of_a_rule_are_read_like_those_that_are_typed(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    library = with_rules(store, clock, path)
    path.write_text('["Ferries"]\nquery = "title:ferry"\ntags = ["#sea", "to read"]\n')
    site["/feed"] = items("old ferry")
    await library.subscriptions.add(site.url("/feed"))
    assert [tag.name for tag in library.organising.tags()] == ["read", "sea", "to"]
    assert library.organising.uses_of_tag("sea", ()) == ("Ferries",)
    await library.close()


async def test_a_rule_is_for_one_feed_and_wants_pages(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    library = with_rules(store, clock, path)
    for name in ("a", "b"):
        site[f"/{name}"] = Reply(rss(item(name, f"ferry {name}", site.url(f"/page-{name}"))))
        await library.subscriptions.add(site.url(f"/{name}"))
        site[f"/{name}"] = Reply(rss(item(f"{name}2", f"ferry {name} 2", site.url(f"/page-{name}-2"))))
    path.write_text(f'["Offline"]\nquery = "ferry"\nfeed = "{site.url("/a")}"\noffline = true\n')
    clock.pass_by(hours=3)
    assert [step.problem async for step in library.refresh(force=True)] == [None, None]
    (step,) = [step async for step in library.evidence.take_wanted()]
    assert (step.label, step.problem is None) == ("ferry a 2", False)
    assert [step async for step in library.evidence.take_wanted()] == [], (
        "what was in vain is not asked for again"
    )
    await library.close()


async def test_rules_are_carried_out_on_what_a_new_feed_brings(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('["Ferries"]\nquery = "title:ferry"\ntags = ["sea"]\nnotify = true\n')
    library = with_rules(store, clock, path, Settings(notify_command=("/nowhere/at/all",)))
    site["/feed"] = items("a ferry", "a bus")
    await library.subscriptions.add(site.url("/feed"))
    found = library.stories(library.story_ids(Selection()))
    assert {story.title: story.tags for story in found} == {"a ferry": ("sea",), "a bus": ()}
    await library.close()


@pytest.mark.parametrize("full_text", [True, False], ids=["fts5", "like"])
async def test_rules_hold_with_and_without_full_text(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path, full_text: bool
) -> None:
    store.full_text = full_text
    path = tmp_path / "rules.toml"
    path.write_text('["Ferries"]\nquery = "ferry sails"\ntags = ["x"]\n')
    library = with_rules(store, clock, path)
    site["/feed"] = items("a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = items("the ferry sails")
    clock.pass_by(hours=3)
    assert [step.added async for step in library.refresh(force=True)] == [1]
    assert told(library)["the ferry sails"][2] == ("x",)
    await library.close()


WRONG = """
["No search"]
hide = true
["Bad search"]
query = "colour:red"
hide = true
["Nothing"]
query = "a"
["Both"]
query = "a"
hide = true
bookmark = true
["Unknown"]
query = "a"
hidden = true
read = "yes"
["Tag"]
query = "a"
tags = ["a(b"]
["Good"]
query = "a"
read = true
"""


def test_every_mistake_is_told_and_the_other_rules_hold(store: Store, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(WRONG)
    found = with_rules(store, clock, path).organising.rules()
    assert [rule.name for rule in found.rules] == ["Good"]
    lines = [str(problem).removeprefix(f"{path}:") for problem in found.problems]
    for number, part in {
        2: "“No search”: write a query",
        5: "“Bad search”: There is no “colour:”",
        7: "“Nothing”: it does nothing",
        9: "“Both”: what is bookmarked is never hidden",
        15: "“Unknown”: unknown key hidden",
        16: "“Unknown”: read must be true or false",
        19: "“Tag”: “a(b” cannot be a tag",
    }.items():
        assert any(line.startswith(f"{number}: {part}") for line in lines), (number, lines)


async def test_the_command_line_lists_checks_and_tries_rules(
    site: Loopback,
    store: Store,
    clock: Clock,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("QUOTH_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("QUOTH_CONFIG", str(tmp_path / "config.toml"))
    site["/feed"] = items("football today", "the ferry sails")
    library = with_rules(store, clock, tmp_path / "rules.toml")
    await library.subscriptions.add(site.url("/feed"))

    def run(*words: str) -> tuple[int, str]:
        code = main(["rules", *words])
        return code, capsys.readouterr().out

    assert run() == (0, "")
    (tmp_path / "rules.toml").write_text(RULES)
    assert run("--check") == (0, "")
    assert run()[1].splitlines()[0] == "Sport\ttitle:football"
    code, shown = run("--try")
    assert (code, shown.splitlines()[0]) == (0, "Sport: 1 story")
    assert "Water: 1 story" in shown
    assert run("--try", "title:zebra") == (0, "title:zebra: 0 stories\n")
    assert library.counts().hidden == 0, "nothing was done"
    (tmp_path / "rules.toml").write_text("[")
    assert run("--check")[0] == 1
    await library.close()


async def test_a_rule_tells_once_a_refresh_of_what_is_new_and_not_hidden(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path, out = tmp_path / "rules.toml", tmp_path / "told"
    path.write_text(
        '["Ferries"]\nquery = "ferry"\nnotify = true\n["No wells"]\nquery = "wells"\nhide = true\n'
        '["Other"]\nquery = "harbour"\nnotify = true\n'
    )
    code = "import sys; open(sys.argv[1], 'a').write('|'.join(sys.argv[2:]) + '\\n')"
    command = (sys.executable, "-c", code, str(out), "{rule}", "{title}", "{site}")
    library = with_rules(store, clock, path, Settings(notify_command=command))
    for name in ("a", "b"):
        site[f"/{name}"] = Reply(rss(item(name, f"old ferry {name}")))
        await library.subscriptions.add(site.url(f"/{name}"))
        new = (item(f"{name}{n}", f"ferry {name}{n}, {n} boats and {name}") for n in range(3))
        site[f"/{name}"] = Reply(rss(*new, item(f"{name}-wells", f"ferry and wells {name}")))
    clock.pass_by(hours=3)
    steps = [step async for step in library.refresh(force=True)]
    assert [step.problem for step in steps] == [None, None]
    assert out.read_text() == "Ferries|6 new stories|Vannport Gazette\n"
    clock.pass_by(hours=3)
    assert [step.problem async for step in library.refresh(force=True)] == [None, None]
    assert out.read_text().count("\n") == 1, "of what is known nobody is told again"
    await library.close()


async def test_a_notification_that_fails_is_a_step_of_its_own_and_the_stories_are_there(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('["Ferries"]\nquery = "ferry"\nnotify = true\n')
    command = (sys.executable, "-c", "import sys; sys.exit('no bus')")
    library = with_rules(store, clock, path, Settings(notify_command=command))
    site["/feed"] = items("a")
    await library.subscriptions.add(site.url("/feed"))
    site["/feed"] = items("the ferry sails")
    clock.pass_by(hours=3)
    first, last = [step async for step in library.refresh(force=True)]
    assert (first.added, first.problem, last.done, last.total) == (1, None, 1, 1)
    assert last.problem is not None and last.problem.endswith("ended with 1. no bus.")
    assert library.feeds()[0].problem is None
    await library.close()


@pytest.mark.parametrize("evidence", [True, False])
@pytest.mark.parametrize("offline", [True, False])
async def test_what_a_rule_bookmarks_takes_its_evidence_along_like_a_bookmark_by_hand(
    site: Loopback, store: Store, clock: Clock, tmp_path: Path, evidence: bool, offline: bool
) -> None:
    path = tmp_path / "rules.toml"
    library = with_rules(store, clock, path, Settings(bookmark_evidence=evidence))
    text = "".join(
        f"<p>The ferry sails at {n} o'clock, and takes a while to come back.</p>" for n in range(9)
    )
    report = site.url("/report").replace("127.0.0.1", "localhost")
    cited = f'<p>“It sails,” the ministry said in <a href="{report}">its annual report</a>.</p>'
    site["/page"] = Reply(f"<title>Ferry</title><article>{text}{cited}</article>".encode())
    site["/report"] = Reply(f"<title>Report</title><article>{text}</article>".encode())
    site["/feed"] = items("a")
    await library.subscriptions.add(site.url("/feed"))
    wanted = '["Off"]\nquery = "ferry"\noffline = true\n' if offline else ""
    path.write_text(f'["Keep"]\nquery = "ferry"\nbookmark = true\n{wanted}')
    site["/feed"] = Reply(rss(item("new", "the ferry", site.url("/page"))))
    clock.pass_by(hours=3)
    assert [step.added async for step in library.refresh(force=True)] == [1]
    steps = [step async for step in library.evidence.take_wanted()]
    asked = [request.path for request in site.requests]
    assert ("/page" in asked, "/report" in asked) == (evidence or offline, evidence)
    pages = 2 if evidence else int(offline)
    assert [(step.done, step.total) for step in steps[-1:]] == [(pages, pages)] * bool(pages)
    assert [step async for step in library.evidence.take_wanted()] == [], "once"
    await library.close()
