"""The command line, `detente COMMAND`. It pipes, and prints JSON with `--json`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from detente import __version__
from detente.commands import (
    add,
    analyse,
    batch,
    bin,
    bom,
    demo,
    doctor,
    evaluate,
    export,
    figures,
    library,
    load,
    log,
    roles,
    serve,
    train_reader,
)
from detente.records import DetenteError

COMMANDS = (
    analyse, add, batch, evaluate, export, figures, library, load, roles, log, bin, doctor, bom, demo, serve,
    train_reader,
)  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 if all went well, 1 if something could not be done, 2 for
    usage.
    """
    parser = _parser()
    options, further = parser.parse_known_args(arguments)
    if further and not hasattr(options, "passed_on"):
        parser.error(f"unrecognized arguments: {' '.join(further)}")
    options.passed_on = further
    # What went wrong is said in the report, not in a traceback.
    logging.getLogger().addHandler(logging.NullHandler())
    try:
        code = int(options.run(options))
        sys.stdout.flush()
    except DetenteError as trouble:
        return _failed(str(trouble))
    except BrokenPipeError:  # the reader of our output has seen enough
        _drop_output()
        return 0
    except OSError as trouble:  # a full disk, a folder that is not there
        _drop_output()
        where = f"{trouble.filename}: " if trouble.filename else ""
        return _failed(f"{where}{trouble.strerror or trouble}; name another place, or make room.")
    except KeyboardInterrupt:
        return _failed("Stopped.")
    return code


def _failed(sentence: str) -> int:
    print(f"detente: {sentence}", file=sys.stderr)
    return 1


def _drop_output() -> None:
    """Let what is still buffered go nowhere: Python would try to write it once more when it ends."""
    with suppress(OSError):  # an output without a file behind it
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="detente",
        description="Expressed escalation and de-escalation in news and speeches, with the evidence.",
    )
    parser.add_argument("--version", action="version", version=f"detente {__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for command in COMMANDS:
        command.register(commands)
    return parser


if __name__ == "__main__":
    raise SystemExit(main())
