"""The way from source to source: what fits above the article, and where it comes round to itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import paragraph, reading_of, source_of
from rich.cells import cell_len

from reader.model import Article, Document, SourceKind
from reader.ui.frame import CRUMB_STEP
from reader.ui.history import Visit
from reader.ui.trail import crumb_at, crumbs, leads_back, numbered

WAY = ["Vannport Gazette", "report of the roads office", "survey of the bed", "a study in Currents"]


def line(names: list[str], width: int) -> str:
    return CRUMB_STEP.join(crumb.text for crumb in crumbs(names, width))


def test_a_way_that_fits_is_shown_whole() -> None:
    assert line(WAY[:3], 80) == "Vannport Gazette › report of the roads office › survey of the bed"


def test_a_longer_way_loses_its_middle_first() -> None:
    assert line(WAY, 60) == "Vannport Gazette › … › survey of the bed › a study in Curre…" or line(
        WAY, 60
    ) == ("Vannport Gazette › … › a study in Currents")
    assert line(WAY, 44) == "Vannport Gazette › … › a study in Currents"
    assert line(WAY, 30) == "… › a study in Currents"
    assert line(WAY, 14) == "… › a study i…"
    assert line(WAY, 6) == "a stu…"


@pytest.mark.parametrize("width", range(1, 120))
@pytest.mark.parametrize("names", [WAY, WAY[:2], ["港の新聞の長い長い名前" * 3, "x" * 90, "y" * 70]])
def test_no_line_is_wider_than_its_room_and_the_last_name_stands(names: list[str], width: int) -> None:
    shown = crumbs(names, width)
    assert cell_len(CRUMB_STEP.join(crumb.text for crumb in shown)) <= width
    assert shown[-1].number == len(names) - 1


def test_a_click_means_the_name_that_it_hits() -> None:
    shown = crumbs(["Gazette", "report", "survey"], 60)
    assert [crumb_at(shown, cell) for cell in (0, 6, 8, 10, 15, 19, 40)] == [0, 0, None, 1, 1, 2, None]
    assert crumb_at(crumbs(WAY, 44), 20) is None


def article(*names: str, url: str | None = None) -> Article:
    document = Document((paragraph("As " + " and ".join(names) + " report."),))
    sources = tuple(source_of(document, name, SourceKind.OUTLET, url) for name in names)
    return reading_of(document, (), sources).article


GAZETTE = Visit("a", "Bridge", name="Gazette", address="https://gazette.example/a", site="Vannport Gazette")
REPORT = Visit("b", "Report", name="the report", followed=True, address="https://roads.example/r")


def test_a_source_that_is_a_page_on_the_way_leads_back() -> None:
    back = leads_back(
        article("The paper", url="https://gazette.example/a?utm_source=x#top"), [GAZETTE, REPORT]
    )
    assert back == "A source here leads back to Gazette, which you came from."


def test_an_outlet_on_the_way_that_is_cited_again_leads_back() -> None:
    assert "Gazette, which" in leads_back(article("the Vannport Gazette"), [GAZETTE])
    assert leads_back(article("the Harbour Gazette"), [GAZETTE, REPORT]) == ""
    both = [GAZETTE, replace_site(REPORT, "Courier")]
    assert leads_back(article("Courier", "Vannport Gazette"), both) == (
        "A source here leads back to Gazette and the report, which you came from."
    )


def replace_site(visit: Visit, site: str) -> Visit:
    return visit._replace(site=site)


def test_persons_of_the_name_of_an_outlet_lead_nowhere() -> None:
    one = article("Vannport Gazette")
    person = replace(one, sources=(replace(one.sources[0], kind=SourceKind.PERSON),))
    assert leads_back(person, [GAZETTE]) == ""


def test_the_articles_opened_are_listed_with_their_ways() -> None:
    rows = list(numbered([GAZETTE, REPORT, GAZETTE._replace(followed=False)], 1))
    assert rows == [("  Gazette", "Bridge"), ("●   › the report", "Report"), ("  Gazette", "Bridge")]
