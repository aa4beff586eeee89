"""Making the stored articles again, on the command line."""

from __future__ import annotations

from reader.cli.interrupts import telling_how_far
from reader.cli.running import Arguments, connected, outcome
from reader.cli.voice import complain, say
from reader.model import counted


def rebuild(arguments: Arguments) -> int:
    """Make every stored article again from its page, print each, and go on after a failure."""
    import asyncio

    done = total = 0

    async def rebuild() -> int:
        nonlocal done, total
        failures = 0
        async with connected(arguments) as library:
            async for step in library.keeping.rebuild():
                done, total = step.done, step.total
                say(f"{step.done}/{step.total} {step.label}", flush=True)
                if step.problem:
                    failures += 1
                    complain(f"{step.label}: {step.problem}")
        say(f"{counted(done, 'article')} made again, {failures} failed")
        return outcome(failures, done)

    with telling_how_far(
        lambda: f"{done:,} of {counted(total, 'article')} made again; the others are as they were"
    ):
        return asyncio.run(rebuild())
