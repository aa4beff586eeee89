"""The command line. Data goes to stdout, messages to stderr.

Exit codes: 0 done, 1 failed, 2 usage, 3 some failed, 4 nothing found, 73 the data folder cannot be made, 77
it cannot be read or written, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from types import SimpleNamespace

from reader import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code. Every ReaderError becomes one line on stderr."""
    words = list(sys.argv[1:] if argv is None else argv)
    _open_streams()
    try:
        if words != ["--version"]:
            return _done(words)
        # A shell prompt that asks for the version should not pay for the rest.
        print(f"quoth {__version__}", flush=True)
    except BrokenPipeError:
        # Whoever read our output has gone (`| head`): nothing more to say, not even at interpreter exit.
        _drop_output()
    except OSError as error:
        from reader.cli import running, voice

        _drop_output()
        voice.complain(f"this could not be finished: {error.strerror or error}.")
        return running.FAILED
    return 0


def _done(words: list[str]) -> int:
    """The exit code of a command that was run. Raises OSError where its output cannot be written."""
    from reader.cli import running, verbs, voice
    from reader.model import ReaderError

    try:
        code = _run(words) if words else verbs.start(SimpleNamespace())
        sys.stdout.flush()
        return code
    except ReaderError as error:
        voice.complain(str(error))
        return running.code_of(error)
    except KeyboardInterrupt:
        return running.INTERRUPTED
    except SystemExit:  # argparse has printed its help
        sys.stdout.flush()
        raise
    except OSError:
        raise
    except Exception as error:  # a mistake of ours: its trace is for the log
        voice.complain(running.logged(error))
        return running.FAILED


def _open_streams() -> None:
    """Put something in place of streams that were closed: a file opened later would take their numbers.

    Of those that are open, none fails over a letter.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))
    # What is no letter where we are is no mistake of ours: it comes as a "?", and goes by its number.
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace")):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors=errors)


def _drop_output() -> None:
    """Send what is still buffered nowhere, so that the interpreter does not fail on it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(words: list[str]) -> int:
    from reader.cli import parser

    arguments = parser.parse(words)
    code: int = arguments.run(arguments)
    return code
