"""`detente bom`: what this installation is made of: CycloneDX's bill of materials, or a table of licences."""

from __future__ import annotations

import argparse
import importlib.metadata as installed
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from detente import __version__
from detente.commands.files import Commands

_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")  # with which a requirement begins
_EXTRA: Final = re.compile(r"""extra \s* == \s* ["'] ([^"']+) ["']""", re.X)
_SERVER_EXTRAS: Final = ("postgres", "auth")  # of Détente; what only tests and teaching need is not listed


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    bom = commands.add_parser(
        "bom",
        help="print the bill of materials (CycloneDX), or the licences",
        description="List the packages that this installation of Détente runs on, with version and licence.",
    )
    bom.add_argument("--licences", action="store_true", help="a table of licences instead of JSON")
    bom.add_argument("--output", metavar="FILE", type=Path, help="write into a file")
    bom.set_defaults(run=_bom)


def _bom(options: argparse.Namespace) -> int:
    packages = materials()
    text = _as_table(packages) if options.licences else json.dumps(bill(packages), indent=2)
    if options.output:
        options.output.write_text(text + "\n", encoding="utf-8")
    else:
        sys.stdout.write(text + "\n")
    return 0


def materials() -> list[installed.Distribution]:
    """The packages that Détente asks for and those that they ask for, as they are installed here.

    Returns:
        By name; what is not installed, such as a package for another system, is not among them.
    """
    found: dict[str, installed.Distribution] = {}
    waiting = [*_asked_by("detente", _SERVER_EXTRAS)]
    while waiting:
        name = _normal(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = installed.distribution(name)
        except installed.PackageNotFoundError:
            continue
        waiting += _asked_by(name, ())
    return [found[name] for name in sorted(found)]


def bill(packages: list[installed.Distribution]) -> dict[str, Any]:
    """A bill of materials in the form of CycloneDX 1.6.

    Args:
        packages: The components.

    Returns:
        What `json.dumps` writes. It holds no time, so that the same installation gives the same bill.
    """
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": f"pkg:pypi/detente@{__version__}",
                "name": "detente",
                "version": __version__,
                "licenses": [{"license": {"id": "MIT"}}],
            }
        },
        "components": [_component(one) for one in packages],
        "dependencies": [_dependencies(one, {_normal(each.name) for each in packages}) for one in packages],
    }


def licence(package: installed.Distribution) -> str:
    """A package's licence, as its own metadata gives it.

    Args:
        package: An installed package.

    Returns:
        An SPDX expression where there is one, else its classifiers or its own words; "not said" without any.
    """
    fields = package.metadata
    if expression := _field(package, "License-Expression"):
        return expression
    classified = [
        one.rpartition(" :: ")[2] for one in fields.get_all("Classifier", []) if one.startswith("License ::")
    ]
    written = _field(package, "License").strip().partition("\n")[0]
    return ", ".join(one for one in classified if one != "OSI Approved") or written[:80] or "not said"


def _field(package: installed.Distribution, name: str) -> str:
    """A field of a package's metadata; "" where it has none."""
    return str(next(iter(package.metadata.get_all(name) or ()), ""))


def _component(package: installed.Distribution) -> dict[str, Any]:
    said = licence(package)
    known = _field(package, "License-Expression") != ""
    return {
        "type": "library",
        "bom-ref": _reference(package),
        "name": package.name,
        "version": package.version,
        "licenses": [{"expression": said}] if known else [{"license": {"name": said}}],
        "purl": _reference(package),
    }


def _dependencies(package: installed.Distribution, here: set[str]) -> dict[str, Any]:
    asked = sorted({_normal(name) for name in _asked_by(package.name, ())} & here)
    return {
        "ref": _reference(package),
        "dependsOn": [_reference(installed.distribution(name)) for name in asked],
    }


def _reference(package: installed.Distribution) -> str:
    return f"pkg:pypi/{quote(_normal(package.name))}@{quote(package.version)}"


def _asked_by(name: str, extras: tuple[str, ...]) -> Iterator[str]:
    """The names of the packages that one asks for, without those of extras that are not wanted."""
    for requirement in installed.requires(name) or ():
        extra = _EXTRA.search(requirement)
        asked = _NAME.match(requirement)
        if asked and (extra is None or extra[1] in extras):
            yield asked[0]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _as_table(packages: list[installed.Distribution]) -> str:
    rows = [f"{one.name:<28}{one.version:<16}{licence(one)}" for one in packages]
    return "\n".join([f"{'package':<28}{'version':<16}licence", *rows])
