"""Places that the programs of a page have left unfilled: codes in square brackets, and notices of loading."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reader.text.extract.blocks import Leaf

_CODE = re.compile(
    r"\[(?:/[\w-]+|[A-Za-z]{2,}(?:_[A-Za-z]{2,})+|[A-Za-z][\w-]*(?: [\w-]{2,}=[\w\"'”“″][^\[\]]*))\]"
)
"""A shortcode, as sites write them for their programs: one that closes, has a line in its name, or values."""
_MOST_LOADING = 4
_LOADING = re.compile(
    "loading|lädt|wird geladen|chargement|cargando|carregando|caricamento|laddar|indlæser|ładowanie|načítání"
    "|betöltés|yükleniyor|memuat|загрузка|завантаження|φόρτωση|đang tải|加载|載入|読み込み|로딩|جار التحميل"
)
_ENDS = ("...", "…")


def drop_unfilled(leaves: Sequence[Leaf], kept: list[bool]) -> None:
    """Blocks that are a shortcode and nothing else go, and short lines that only say that something loads."""
    for at, leaf in enumerate(leaves):
        if kept[at] and leaf.element.tag != "pre":
            kept[at] = not _CODE.fullmatch(leaf.text) and not _is_loading(leaf)


def _is_loading(leaf: Leaf) -> bool:
    line = leaf.text.casefold()
    return leaf.words <= _MOST_LOADING and line.endswith(_ENDS) and bool(_LOADING.match(line))
