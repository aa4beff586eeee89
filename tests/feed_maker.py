"""Feeds as publishers write them, made at random: every family, with what each is allowed to leave out."""

from __future__ import annotations

from html import escape
from random import Random

_WORDS = (
    *("harbour", "ferry", "storm", "council", "Ostby", "Lenne", "bridge", "winter", "fuel", "vote"),
    *("Åsgård", "café", "naïve", "Zoë", "§", "“quay”", "–"),
)
_NAMES = ("Ida Brandt", "Per Aalto", "Signe Ólafsdóttir", "Staff")
_SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom" '
    'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" '
    'xmlns:slash="http://purl.org/rss/1.0/modules/slash/" '
    'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)


class FeedMaker:
    """Makes one feed after another from a seed."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def feed(self) -> bytes:
        """A feed of some family, in some encoding."""
        make = self._random.choice((self._rss, self._rss, self._rdf, self._atom, self._atom, self._old_atom))
        encoding = self._random.choice(("utf-8", "utf-8", "utf-8", "utf-16", "windows-1252"))
        text = f'<?xml version="1.0" encoding="{encoding}"?>{self._maybe("<!-- made -->")}{make()}'
        return text.encode(encoding, "xmlcharrefreplace")

    def _maybe(self, *markup: str) -> str:
        return self._random.choice(markup) if self._random.random() < 0.5 else ""

    def _words(self, most: int = 9) -> str:
        return " ".join(self._random.choice(_WORDS) for _ in range(self._random.randint(1, most)))

    def _line(self) -> str:
        """A title, as it stands in XML: plain, with entities, with markup that is meant or is not."""
        words = self._words()
        return self._random.choice(
            (
                words,
                f"{words} &amp; {self._words(2)}",
                f"<![CDATA[{words} & more]]>",
                f"&lt;b&gt;{words}&lt;/b&gt; {self._words(2)}",
                f"  {words}\n ",
                f"{words} &#8211; &amp;eacute;",
                "",
            )
        )

    def _html(self) -> str:
        paragraphs = [
            self._random.choice(
                (
                    f"<p>{self._words(30)}</p>",
                    f"<p><a href='/{self._random.randint(1, 9)}?a=1&amp;b=2'>{self._words()}</a></p>",
                    f'<img src="pictures/{self._random.randint(1, 9)}.jpg" alt="x"> {self._words(20)}<br/>',
                    f"<blockquote>{self._words()}</blockquote>&nbsp;&mdash;",
                )
            )
            for _ in range(self._random.randint(0, 4))
        ]
        return "".join(paragraphs)

    def _escaped(self) -> str:
        html = self._html()
        return self._random.choice((escape(html), f"<![CDATA[{html}]]>", f"<![CDATA[{self._words(30)}]]>"))

    def _date(self) -> str:
        day, hour = self._random.randint(1, 28), self._random.randint(0, 23)
        zone = self._random.choice(("GMT", "+0200", "-0730", "EST", "Z"))
        return f"{self._maybe('Tue, ')}{day:02} Nov 2026 {hour:02}:05:09 {zone}"

    def _iso(self) -> str:
        zone = self._random.choice(("Z", "+02:00", "-07:30"))
        second = self._random.choice(("", ":09", ":09.25"))
        return f"2026-11-{self._random.randint(1, 28):02}T10:05{second}{zone}"

    def _link(self) -> str:
        path = f"/{self._random.randint(1, 10**6)}{self._maybe('?a=1&amp;b=2')}"
        return f"{self._maybe('https://example.org')}{path}"

    def _shuffled(self, *parts: str) -> str:
        kept = [part for part in parts if part]
        self._random.shuffle(kept)
        return "\n  ".join(kept)

    def _item(self) -> str:
        number = self._random.randint(1, 10**9)
        name = self._random.choice(_NAMES)
        return self._shuffled(
            f"<title>{self._line()}</title>",
            self._maybe(f"<link>{self._link()}</link>", "<link/>"),
            self._maybe(f"<guid>{self._link()}</guid>", f'<guid isPermaLink="false">{number}</guid>'),
            self._maybe(f"<pubDate>{self._date()}</pubDate>", f"<dc:date>{self._iso()}</dc:date>"),
            self._maybe(f"<description>{self._escaped()}</description>"),
            self._maybe(f"<content:encoded>{self._escaped()}</content:encoded>"),
            self._maybe(
                f"<dc:creator>{name}</dc:creator>",
                f"<author>ida@example.org ({name})</author>",
                f"<author>ida@example.org</author><dc:creator>{name}</dc:creator>",
                f"<itunes:author>{name}</itunes:author>",
            ),
            self._maybe('<enclosure url="https://example.org/1.mp3" length="1" type="audio/mpeg"/>'),
            self._maybe("<category>News</category>", '<category domain="x">a</category>'),
            self._maybe(
                '<media:thumbnail url="https://example.org/1.jpg"/>', '<media:content url="/1.jpg"/>'
            ),
            self._maybe('<source url="https://other.example/">Other title</source>'),
            self._maybe("<slash:comments>3</slash:comments>", "<comments>https://example.org/c</comments>"),
            self._maybe("<feedburner:origLink>https://example.org/o</feedburner:origLink>"),
            self._maybe("<atom:link rel='replies' href='/r'/>", "<atom:link href='/other'/>"),
            self._maybe(f"<itunes:summary>{self._escaped()}</itunes:summary>"),
            self._maybe(
                f"<media:description>{self._words()}</media:description>",
                f"<media:group><media:title>{self._words(3)}</media:title><media:content url='/1.mp4'>"
                f"<media:description type='plain'>{self._words()}</media:description></media:content>"
                "</media:group>",
            ),
        )

    def _head(self) -> str:
        return self._shuffled(
            f"<title>{self._line()}</title>",
            self._maybe("<link>https://example.org/</link>"),
            "<description>News of the coast</description>",
            self._maybe("<language>en-gb</language>", "<dc:language>nb</dc:language>"),
            self._maybe(
                "<image><title>Logo</title><url>/l.png</url><link>https://other.example/</link></image>"
            ),
            self._maybe('<atom:link rel="self" href="/feed"/>', "<ttl>60</ttl>"),
            self._maybe("<managingEditor>ed@example.org (Ed)</managingEditor>"),
        )

    def _rss(self) -> str:
        version = self._random.choice(("0.91", "0.92", "2.0"))
        base = self._maybe('xml:base="https://base.example/a/"', 'xml:lang="lv"')
        items = "".join(f"<item>{self._item()}</item>" for _ in range(self._random.randint(0, 6)))
        return f'<rss version="{version}" {_SPACES} {base}><channel>{self._head()}{items}</channel></rss>'

    def _rdf(self) -> str:
        spaces = _SPACES.replace('xmlns:atom="http://www.w3.org/2005/Atom" ', "").replace("atom:", "")
        items = "".join(
            f'<item rdf:about="https://example.org/{number}">{self._item()}</item>'.replace("atom:link", "x")
            for number in range(self._random.randint(0, 5))
        )
        head = self._head().replace("atom:link", "x")
        return (
            '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
            f'xmlns="http://purl.org/rss/1.0/" {spaces}><channel rdf:about="https://example.org/">{head}<items><rdf:Seq>'
            f'<rdf:li rdf:resource="https://example.org/1"/></rdf:Seq></items></channel>{items}</rdf:RDF>'
        )

    def _entry(self) -> str:
        inner = f"<p>{self._words()} <a href='{self._link()}'>x</a></p><ul><li>{self._words()}</li></ul>"
        frame = f'<div xmlns="http://www.w3.org/1999/xhtml">{inner}</div>'
        return self._shuffled(
            self._random.choice(
                (
                    f"<title>{self._line()}</title>",
                    f'<title type="html">{self._line()}</title>',
                    f'<title type="text">{self._words()} &lt;3</title>',
                )
            ),
            f"<id>tag:example.org,2026:{self._random.randint(1, 10**9)}</id>",
            self._maybe(
                f'<link href="{self._link()}"/>',
                f'<link rel="alternate" type="text/html" href="{self._link()}"/>',
            ),
            self._maybe('<link rel="enclosure" href="https://example.org/a.mp3" type="audio/mpeg"/>'),
            self._maybe('<link rel="edit" href="/edit"/>'),
            self._maybe(f"<published>{self._iso()}</published>"),
            f"<updated>{self._iso()}</updated>",
            self._maybe(
                f"<author><name>{self._random.choice(_NAMES)}</name><email>a@example.org</email></author>",
                "<author><name>Ida</name></author><author><name>Bo</name><uri>/bo</uri></author>",
            ),
            self._maybe(
                f'<summary type="html">{self._escaped()}</summary>', f"<summary>{self._words(20)}</summary>"
            ),
            self._maybe(
                f'<content type="html">{self._escaped()}</content>',
                f'<content type="html" xml:base="https://base.example/b/">{self._escaped()}</content>',
                f'<content type="xhtml">{frame}</content>',
                f"<content>{self._words(20)}</content>",
            ),
            self._maybe('<category term="news"/>'),
            self._maybe("<contributor><name>Not the author</name></contributor>"),
            self._maybe("<source><id>other</id><title>Other title</title><link href='/other'/></source>"),
        )

    def _atom(self) -> str:
        entries = "".join(f"<entry>{self._entry()}</entry>" for _ in range(self._random.randint(0, 6)))
        language = self._maybe('xml:lang="en_GB"', 'xml:base="https://base.example/c/"')
        head = self._shuffled(
            f"<title>{self._line()}</title>",
            self._maybe('<link href="https://example.org/"/>', '<link rel="self" href="/feed"/>'),
            "<author><name>The editor</name></author>",
            f"<updated>{self._iso()}</updated>",
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom" {language}>{head}{entries}</feed>'

    def _old_atom(self) -> str:
        entries = "".join(
            f"<entry><title>{self._words()}</title><id>{number}</id><issued>{self._iso()}</issued>"
            f"<modified>{self._iso()}</modified>"
            f'<link rel="alternate" type="text/html" href="{self._link()}"/>'
            f'<content type="text/html" mode="escaped">{self._escaped()}</content></entry>'
            for number in range(self._random.randint(0, 5))
        )
        return f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Old</title>{entries}</feed>'
