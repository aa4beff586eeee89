"""`quoth serve`: the reader in a web browser."""

from __future__ import annotations

import sys

from reader.cli.running import DONE, Arguments
from reader.model import ReaderError


def serve(arguments: Arguments) -> int:
    """Serve the reader until it is interrupted."""
    try:
        from reader.ui.serving import serve
    except ModuleNotFoundError as error:
        raise ReaderError("`quoth serve` needs the extra `web`: pip install 'quoth[web]'.") from error
    words = [sys.executable, "-P", "-m", "reader"]
    for flag in ("data_dir", "config"):
        if hasattr(arguments, flag):
            words += [f"--{flag.replace('_', '-')}", getattr(arguments, flag)]
    words += ["--offline"] if hasattr(arguments, "offline") else []
    serve(words, arguments.host, arguments.port)
    return DONE
