"""The command line, `detente COMMAND`. It pipes, and prints JSON with `--json`."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence

from detente import __version__
from detente.commands import add, analyse, demo, evaluate, export, figures, library, serve
from detente.records import DetenteError

COMMANDS = (analyse, add, evaluate, export, figures, library, demo, serve)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 if all went well, 1 if something could not be done, 2 for usage."""
    options = _parser().parse_args(arguments)
    logging.getLogger().addHandler(
        logging.NullHandler()
    )  # what went wrong is said in the report, not in a traceback
    try:
        return int(options.run(options))
    except DetenteError as trouble:
        print(f"detente: {trouble}", file=sys.stderr)
        return 1
    except BrokenPipeError:  # the reader of our output has seen enough
        sys.stderr.close()
        return 0


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
