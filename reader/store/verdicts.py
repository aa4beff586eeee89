"""Verdicts on quotes, kept with the two copies that they were made on."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, NamedTuple

from reader.model import Place, Verdict, VerdictKind
from reader.store import pages
from reader.store.store import Store, moment, stamp

Rules = tuple[int, int]
"""The versions of the rules that make articles, and of those that draw verdicts."""


class KeptVerdict(NamedTuple):
    """A stored verdict on quote `number` of a copy; `words` are those of the quote.

    It was made against the copy `source`, fetched at `copied`, of the page at `address`; both are None if
    there was no copy. `stands` is false when other rules made it, or there is a newer copy.
    """

    number: int
    words: str
    address: str
    name: str
    verdict: Verdict
    source: int | None
    copied: datetime | None
    stands: bool = True


def keep(store: Store, page_id: int, kept: KeptVerdict, rules: Rules, now: datetime) -> None:
    """Keep a verdict on a quote of a copy in place of the one before."""
    verdict = kept.verdict
    with store.write(durable=False) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO verdicts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(page_id, kept.number, kept.words, kept.address, kept.source, kept.name),
                *(verdict.kind.value, _encode(verdict), *rules, stamp(now)),
            ),
        )


def of_page(store: Store, page_id: int, rules: Rules | None = None) -> list[KeptVerdict]:
    """The verdicts on the quotes of a copy, in the order of the text. Without rules all of them may stand."""
    rows = store.rows(
        "SELECT number, words, address, name, kind, json, source, fetched, rules, check_rules "
        "FROM verdicts LEFT JOIN pages ON pages.id = source WHERE page = ? ORDER BY number",
        (page_id,),
    )
    newest = {address: pages.newest(store, address) for address in {row[2] for row in rows}}
    return [_kept(row, newest[row[2]], rules) for row in rows]


def of_earlier_copies(store: Store, page_id: int) -> list[tuple[str, str, str]]:
    """What was checked on earlier copies of the same page, the newest first.

    Each as (words of the quote, name of the source, its address).
    """
    sql = (
        "SELECT words, name, address FROM verdicts JOIN pages ON pages.id = page "
        "WHERE url = (SELECT url FROM pages WHERE id = ?) AND page < ? ORDER BY page DESC"
    )
    return [(row[0], row[1], row[2]) for row in store.rows(sql, (page_id, page_id))]


def _kept(row: tuple[Any, ...], newest: pages.PageHead | None, rules: Rules | None) -> KeptVerdict:
    number, words, address, name, kind, text, source, fetched, *made_by = row
    verdict = _decode(VerdictKind(kind), text)
    is_newest = verdict.kind is VerdictKind.SHORT or source == (newest.id if newest else None)
    stands = is_newest and rules in (None, tuple(made_by))
    return KeptVerdict(number, words, address, name, verdict, source, moment(fetched), stands)


def _encode(verdict: Verdict) -> str:
    places = [[place.block, place.start, place.end] for place in verdict.places]
    row = [places, verdict.found, verdict.speaker, verdict.differences, verdict.why]
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))


def _decode(kind: VerdictKind, text: str) -> Verdict:
    places, found, speaker, differences, why = json.loads(text)
    pairs = tuple((here, there) for here, there in differences)
    return Verdict(kind, tuple(Place(*place) for place in places), found, speaker, pairs, why)
