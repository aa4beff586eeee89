"""Modules that others import and we never ask for anything: loaded when something of them is first used."""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType
from typing import Any


def import_lazily(name: str) -> None:
    """Lets a module be imported without being run, until an attribute of it is asked for.

    One that is loaded, or not there, stays so. (`importlib.util.LazyLoader` is of no help where the module is
    imported by a statement: that asks for its spec, which loads it.)
    """
    if name not in sys.modules and find_spec(name) is not None:
        sys.modules[name] = _LazyModule(name)


class _LazyModule(ModuleType):
    """Stands in for a module, and makes room for it when it is needed."""

    def __getattr__(self, attribute: str) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), attribute)
