"""Sessions of persons who signed in: begun, seen, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, insert, select, update

from detente.access import deeds
from detente.access.sessions import Lengths, Session
from detente.store.holding import holder
from detente.store.log_writing import note, nothing_done
from detente.store.permission import role_in
from detente.store.schema import sign_in
from detente.store.transactions import demand, writing

_SEEN_EVERY = timedelta(minutes=1)  # how exactly it is kept when a page was last visited


@dataclass(frozen=True, slots=True)
class SignIn:
    """A session. Times are UTC; `why` says what ended it."""

    session: str
    person: str
    name: str
    email: str | None
    since: datetime
    seen: datetime
    ended: datetime | None
    why: str | None


def arrive(engine: Engine, session: Session, lengths: Lengths, now: datetime | None = None) -> str | None:
    """Note that the library's holder visits a page in a session.

    Args:
        engine: The library, in the hands of the person.
        session: In which they come.
        lengths: How long sessions hold.
        now: The moment; the present one where None.

    Returns:
        Why the session is over; None where it holds.
    """
    now = now or _now()
    with engine.connect() as connection:
        row = connection.execute(select(sign_in).where(sign_in.c.session == session.id)).first()
    if row is None:
        over = lengths.why_over(session.since, session.since, now)
        if over is None:
            _begin(engine, session, now)
        return over
    if row.ended is not None:
        return str(row.why)
    over = lengths.why_over(row.since, row.seen, now)
    if over is not None:
        end(engine, session.id, over)
    elif now - row.seen > _SEEN_EVERY:
        with writing(engine, deeds.VISIT) as connection:
            connection.execute(update(sign_in).where(sign_in.c.session == session.id).values(seen=now))
    return over


def why_over(engine: Engine, session: str, lengths: Lengths, now: datetime | None = None) -> str | None:
    """Why a session is over, without a visit: what goes on by itself keeps none awake.

    Args:
        engine: The library.
        session: Its id.
        lengths: How long sessions hold.
        now: The moment; the present one where None.

    Returns:
        A few words; None where it holds.
    """
    with engine.connect() as connection:
        row = connection.execute(select(sign_in).where(sign_in.c.session == session)).first()
    if row is None:
        return "before it began"
    return str(row.why) if row.ended is not None else lengths.why_over(row.since, row.seen, now or _now())


def end(engine: Engine, session: str, why: str) -> bool:
    """End a session: nothing more is read or written in it, in any browser.

    Args:
        engine: The library, in the hands of the person whose session it is, or of an administrator.
        session: Its id.
        why: “signed out”, “by an administrator”, …

    Returns:
        False where it had ended, or is another's and the holder is no administrator.
    """
    person = holder(engine)
    with engine.connect() as connection:
        row = connection.execute(select(sign_in).where(sign_in.c.session == session)).first()
    if row is None:
        return False
    own = row.person == person.id
    with writing(engine, deeds.SIGN_OUT if own else deeds.END_SESSION) as connection:
        own_row = (sign_in.c.session == session) & sign_in.c.ended.is_(None)
        done = connection.execute(update(sign_in).where(own_row).values(ended=_now(), why=why[:60]))
        note(connection, "session", session[:12], row.email or row.name, why)
        if not done.rowcount:
            nothing_done(connection)
        return bool(done.rowcount)


def sign_ins(engine: Engine, limit: int = 200) -> tuple[SignIn, ...]:
    """Sessions, for administrators.

    Args:
        engine: The library.
        limit: At most so many.

    Returns:
        Those that were last seen first.

    Raises:
        RefusedError: The library's holder is no administrator.
    """
    demand(engine, deeds.READ_LOG)
    query = select(sign_in).order_by(sign_in.c.seen.desc()).limit(limit)
    with engine.connect() as connection:
        return tuple(SignIn(*row) for row in connection.execute(query))


def _begin(engine: Engine, session: Session, now: datetime) -> None:
    person = holder(engine)
    with writing(engine, deeds.SIGN_IN) as connection:
        there = select(sign_in.c.session).where(sign_in.c.session == session.id)
        if connection.execute(there).first() is not None:  # two pages of one browser came at once
            nothing_done(connection)
            return
        connection.execute(
            insert(sign_in).values(
                session=session.id, person=person.id, name=person.name, email=person.email,
                since=session.since, seen=now,
            )
        )  # fmt: skip
        role = role_in(connection, person)
        note(connection, "session", session.id[:12], None, None if role else "without a role")


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)
