"""What one setting is: its value where none is given, its check as data, and the line that describes it.

A start reads this, so what interprets the checks stands in `checks` and what prints the lines in `template`.
"""

from __future__ import annotations

from typing import Generic, TypeVar, overload

T = TypeVar("T")
NUMBER, SWITCH, TEXT, LIST = "number", "switch", "text", "list"


class Setting(Generic[T]):
    """A key of `config.toml`, a row of the table that `Settings` is. Read on settings, it gives their value.

    `line` says what it does, `group` under which heading it stands. `least` and `most` bound a number,
    `choices` a text; `form` names a check of `checks.FORMS`. A setting whose default is None is a text that
    may be missing, and `example` shows one. `at_start` is true of what holds from the next start on.
    """

    __slots__ = (
        "at_start",
        "choices",
        "default",
        "example",
        "form",
        "group",
        "least",
        "line",
        "most",
        "name",
    )

    def __init__(
        self,
        group: str,
        default: T,
        line: str,
        *,
        least: int | None = None,
        most: int | None = None,
        choices: tuple[str, ...] = (),
        form: str = "",
        example: str = "",
        at_start: bool = False,
    ) -> None:
        self.group, self.default, self.line, self.name = group, default, line, ""
        self.least, self.most, self.choices, self.form = least, most, choices, form
        self.example, self.at_start = example, at_start

    def __set_name__(self, owner: type[Table], name: str) -> None:
        self.name = name

    @overload
    def __get__(self, settings: None, owner: type[Table]) -> Setting[T]: ...
    @overload
    def __get__(self, settings: Table, owner: type[Table]) -> T: ...
    def __get__(self, settings: Table | None, owner: type[Table]) -> Setting[T] | T:
        if settings is None:
            return self
        value: T = settings.given.get(self.name, self.default)  # type: ignore[assignment]
        return value

    def __set__(self, settings: Table, value: T) -> None:
        raise AttributeError(f"{self.name}: settings are changed by `change`.")

    @property
    def kind(self) -> str:
        """Which values it takes: NUMBER, SWITCH, TEXT, or a LIST of texts."""
        kinds = {bool: SWITCH, int: NUMBER, tuple: LIST}
        return kinds.get(type(self.default), TEXT)


class Table:
    """Settings by name: `given` holds those that somebody gave."""

    __slots__ = ("given",)

    def __init__(self, **given: object) -> None:
        if unknown := given.keys() - self.rows().keys():
            raise TypeError(f"no such settings: {', '.join(sorted(unknown))}")
        self.given = given

    @classmethod
    def rows(cls) -> dict[str, Setting[object]]:
        """Every setting by its key, in the order of the table."""
        return {name: row for name, row in vars(cls).items() if isinstance(row, Setting)}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Table):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self.rows())

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return (
            f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.given.items())})"
        )
