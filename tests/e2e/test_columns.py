"""What stands in a column stays there, however wide a terminal draws what stands before it."""

from __future__ import annotations

from pathlib import Path

from loopback import Loopback, Reply, item, rss
from terminal import Terminal

WIDE = "🚢⚓🌉🏠🐟🎣🧭🪢🛟🌊", "港で静かな夜が明ける", "Fähre\u0308 a\u0301", "한국어 제목", "ＡＢＣ"
NUMBER = 200


def test_dates_stand_below_each_other_behind_titles_of_all_widths(tmp_path: Path, site: Loopback) -> None:
    titles = (WIDE[at % len(WIDE)] * (1 + at % 9) for at in range(NUMBER))
    entries = (
        item(f"{at}", title, "", "", "Mon, 23 Nov 2020 07:00:00 GMT") for at, title in enumerate(titles)
    )
    site["/feed"] = Reply(rss(*entries, title="Ferry"))
    with Terminal(["--data-dir", str(tmp_path / "data")], tmp_path, 80, 40) as terminal:
        terminal.expect("quotes:")
        terminal.press("a")
        terminal.expect("Add a feed")
        terminal.press(site.url("/feed"), "enter")
        terminal.expect("Subscribed to Ferry")
        for key, position in (("g", " 1 of 200"), ("G", "200 of 200")):
            terminal.press(key)
            terminal.expect(position)
            # The terminal measures by tables of its own.
            rows = [row for row in terminal.screen.buffer.values() if row[2].data == "●"]
            dates = {"".join(row[at].data for at in range(71, 80)).strip(" ▁▂▃▄▅▆▇█") for row in rows}
            assert len(rows) > 30 and dates == {"2020"}
