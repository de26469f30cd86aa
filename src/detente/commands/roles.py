"""`detente roles`: who may do what on a server with sign-in: listed, given, taken away."""

from __future__ import annotations

import argparse
import json

from detente.access.grants import grant_of
from detente.access.roles import MAY, Role, role_named
from detente.commands.files import Commands
from detente.records import DetenteError


def register(commands: Commands) -> None:
    """Enter the command in the parser."""
    roles = commands.add_parser(
        "roles",
        help="who may do what on a server with sign-in",
        description="On a server with sign-in, a person without a role may do nothing. "
        + " ".join(f"{str(role).capitalize()}: {MAY[role]}." for role in Role),
    )
    what = roles.add_subparsers(required=True, metavar="ACTION")
    listed = what.add_parser("list", help="all roles that are given")
    listed.add_argument("--json", action="store_true", help="print one JSON object a line")
    listed.set_defaults(run=_list)
    give = what.add_parser("give", help="give a role: detente roles give anna@example.org editor")
    _whom(give)
    give.add_argument("role", metavar="ROLE", help=", ".join(str(role) for role in Role))
    give.set_defaults(run=_give)
    take = what.add_parser("take", help="take a role away")
    _whom(take)
    take.set_defaults(run=_take)


def _whom(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("whom", metavar="WHOM", help="an e-mail address, a group's name, or a domain")
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--group", dest="holder", action="store_const", const="group", default="email",
                      help="WHOM is a group, as the provider writes it")  # fmt: skip
    kind.add_argument("--domain", dest="holder", action="store_const", const="domain",
                      help="WHOM is the domain of addresses, such as example.org")  # fmt: skip


def _list(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened_for_access
    from detente.store.role_grants import given

    library = opened_for_access("detente roles")
    grants = given(library)
    if not grants and not options.json:
        print(f"Nobody has a role in {library.url.render_as_string()}.")
    for each in grants:
        grant = each.grant
        if options.json:
            row = {"holder": grant.holder, "value": grant.value, "role": str(grant.role), "by": each.by,
                   "added": each.added.isoformat() if each.added else None}  # fmt: skip
            print(json.dumps(row, ensure_ascii=False))
        else:
            source = f"given on {each.added:%Y-%m-%d}" if each.added else "set by DETENTE_ADMINISTRATORS"
            print(f"{grant.role!s:14} {grant.holder:7} {grant.value}  ({source})")
    return 0


def _give(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened_for_access
    from detente.store.role_grants import give

    grant = grant_of(options.holder, options.whom, role_named(options.role))
    library = opened_for_access("detente roles")
    give(library, grant)
    print(f"{grant.value} is now {grant.role} in {library.url.render_as_string()}.")
    return 0


def _take(options: argparse.Namespace) -> int:
    from detente.commands.opened import opened_for_access
    from detente.store.role_grants import take

    grant = grant_of(options.holder, options.whom, Role.READER)
    if not take(opened_for_access("detente roles"), grant.holder, grant.value):
        raise DetenteError(f"No role was given to {grant.value}; “detente roles list” names all.")
    print(f"{grant.value} has no role of its own any more.")
    return 0
