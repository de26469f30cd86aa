"""The bill of materials names every package that Détente asks for, with version and licence, and is no other
the second time.
"""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import requires
from pathlib import Path

import pytest

from detente.cli import main
from detente.commands.bom import licence, materials

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
DIRECT = [*PROJECT["dependencies"], *EXTRAS["auth"], *EXTRAS["postgres"]]
NAME = re.compile(r"[A-Za-z0-9._-]+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def names(requirements: list[str]) -> set[str]:
    return {normal(found[0]) for one in requirements if (found := NAME.match(one))}


@pytest.mark.slow
def test_the_bill_is_cyclonedx_and_names_every_direct_dependency(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["bom"]) == 0
    written = capsys.readouterr().out
    bill = json.loads(written)
    assert (bill["bomFormat"], bill["specVersion"]) == ("CycloneDX", "1.6")
    listed = {normal(one["name"]): one for one in bill["components"]}
    asked = [one for one in requires("detente") or () if "extra ==" not in one]
    assert asked and names(asked) <= set(listed)
    references = [one["bom-ref"] for one in bill["components"]]
    assert len(set(references)) == len(references)
    assert {each for one in bill["dependencies"] for each in one["dependsOn"]} <= set(references)
    assert all(one["purl"].endswith(f"@{one['version']}") for one in bill["components"])
    assert main(["bom"]) == 0 and capsys.readouterr().out == written
    assert "pytest" not in listed, "what only tests need is not listed"


def test_every_package_says_its_licence(tmp_path: Path) -> None:
    assert main(["bom", "--licences", "--output", str(tmp_path / "licences.txt")]) == 0
    text = (tmp_path / "licences.txt").read_text()
    assert all(one.name in text for one in materials())
    unsaid = [one.name for one in materials() if licence(one) == "not said"]
    assert not unsaid
    strong = {one.name: licence(one) for one in materials() if re.search(r"\b(A?GPL|SSPL)\b", licence(one))}
    bound = [name for name, said in strong.items() if not re.search(r"MPL|LGPL|MIT|BSD|Apache", said)]
    assert not bound, "none that would ask for Détente's own source under its terms, without a choice"


def test_every_direct_dependency_has_an_upper_bound() -> None:
    extras = [one for some in EXTRAS.values() for one in some if not one.startswith("detente[")]
    assert [one for one in [*DIRECT, *extras] if "<" not in one] == []


def test_the_list_of_licences_names_what_users_install_and_no_more() -> None:
    rows = re.findall(r"^\| ([a-zA-Z0-9._-]+) \|", (ROOT / "docs" / "licences.md").read_text(), re.M)
    extras = [one for name in ("scale", "evaluate", "train") for one in EXTRAS[name]]
    assert {normal(row) for row in rows} - {"package"} == names([*DIRECT, *extras])


def test_the_lock_pins_every_direct_dependency_within_its_bounds_by_hashes() -> None:
    from packaging.requirements import Requirement

    lock = (ROOT / "deploy" / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([a-z0-9._-]+)==([^\s\\;]+)", lock, re.M | re.I))
    assert names(DIRECT) <= {normal(name) for name in pinned}
    versions = {normal(name): version for name, version in pinned.items()}
    asked = [Requirement(one) for one in DIRECT]
    assert [one for one in asked if versions[normal(one.name)] not in one.specifier] == []
    entries = re.split(r"\n(?=[a-zA-Z0-9])", lock)
    assert all("--hash=sha256:" in one for one in entries if "==" in one.partition("\n")[0])
    assert "://" not in lock
