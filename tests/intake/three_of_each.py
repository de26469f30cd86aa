"""Three inputs of our own of each kind of file that other tests try with fewer: structures as seen or
publicly described, words of our own. Each says which paragraphs it holds: paragraphs in are paragraphs out.

Kinds with three and more elsewhere: press databases (`press/export_variants.py`: 23 forms,
`press/test_layouts.py`), records of tools, posts, annotations, references, captions (`test_tool_files.py`,
`test_tool_layouts.py`, `test_saved_chats_and_references.py`), digests (`press/test_splitting.py`), entities
(`test_entities.py`), printed pages (`printed_pages.py`), what is no article (`no_article_kinds.py`).
"""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage

import pyarrow as pa
import pyarrow.parquet as pq

from tests.intake.hostile import odt, zipped
from tests.intake.press.made_exports import Story, stories


@dataclass(frozen=True)
class Given:
    """A file, and the articles that it holds. `asks`: whether a person is asked if it is several."""

    name: str
    data: bytes
    some: list[Story]
    titled: bool = True
    dated: bool = False
    named: bool = False
    asks: bool = False
    absent: tuple[str, ...] = field(default=())


def _given(name: str, data: str | bytes, some: list[Story], **rest: bool) -> Given:
    return Given(name, data.encode() if isinstance(data, str) else data, some, **rest)


# Broadcasts and papers as BBC Monitoring and FBIS pass them on.

_HEADS = (
    "Text of report in English by {outlet} news agency on {day}",
    "Excerpt from report by the website of {outlet} on {day}",
    "Text of commentary by political observer Ida Berg, broadcast by private radio {outlet} on {day}",
)
_ENDS = (
    "Source: {outlet} news agency, Eskby, in English 0845 gmt {short}",
    "Source: {outlet} website, Eskby, in Northlandic {short}",
    "Source: {outlet} radio, Eskby, in Northlandic 1220 gmt {short}",
)


def _monitored(story: Story, at: int, wrapped: int | None = None) -> str:
    day = f"{story.day.day} {story.day:%B}"
    short = f"{story.day.day} {story.day:%b %y}"
    lines = [story.title, _HEADS[at % 3].format(outlet=story.outlet, day=day), *story.body]
    lines.insert(3, "[Passage omitted: on the weather]")
    lines += [_ENDS[at % 3].format(outlet=story.outlet, short=short), "BBC Mon EU1 EuroPol ab"]
    if wrapped:
        lines = [_wrapped(line, wrapped) for line in lines]
    return "\n\n".join(lines)


def _wrapped(line: str, width: int) -> str:
    import textwrap

    return textwrap.fill(line, width)


def _alert(story: Story, at: int) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "monitoring@example.org", "desk@example.org"
    letter["Subject"] = "BBC Monitoring Alert - NORTHLAND"
    letter["Date"] = f"{story.day:%a}, {story.day.day} {story.day:%b %Y} 15:22:05 +0000"
    letter.set_content(_monitored(story, at, 72) + "\n\n(c) Copyright British Broadcasting Corporation 2026")
    return letter.as_bytes()


def monitored() -> list[Given]:
    one, two = stories(3)[1:2], stories(3)
    return [
        _given("alert.eml", _alert(one[0], 0), one, dated=True, named=True),
        _given(
            "reports.txt",
            "\n\n".join(_monitored(story, at) for at, story in enumerate(two)),
            two,
            dated=True,
            named=True,
        ),
        _given(
            "wrapped.txt",
            "\n\n\n".join(_monitored(story, at + 1, 70) for at, story in enumerate(two)),
            two,
            dated=True,
            named=True,
        ),
    ]


def _daily(story: Story, at: int) -> str:
    """A report of FBIS as its daily reports and the World News Connection print it."""
    kind = ("[FBIS Transcribed Text]", "[FBIS Translated Text]", "[FBIS Translated Excerpt]")[at % 3]
    when = f"0953 GMT {story.day.day} {story.day:%b %y}"
    head = f"LD{story.day:%d%m}101596 Eskby {story.outlet.upper()} in English {when}"
    return "\n\n".join([story.title, head, f"{kind} {story.body[0]}", *story.body[1:]])


def _connection(story: Story, at: int) -> str:
    return "\n".join(
        [
            "Document Type: Daily Report",
            f"Document Title: {story.title}",
            f"Document Number: FBIS-EEU-96-{at:03}",
            f"Document Date: {story.day.day} {story.day:%b} {story.day.year}",
            "Division: NORTHLAND",
            "Sourceline: LD1203101596 Eskby NEWS AGENCY in English 0953 GMT",
            "Subslug: [FBIS Translated Text]",
            "",
            *(f"{paragraph}\n" for paragraph in story.body),
            "END OF DOCUMENT",
            "",
        ]
    )


def _contents(some: list[Story]) -> str:
    """A digest of the Open Source Center: contents, then each text below "Back to Top"."""
    lines = ["Table of Contents for Northland", "", "-" * 70, ""]
    lines += [f"{at}) {story.title}" for at, story in enumerate(some, 1)]
    for at, story in enumerate(some, 1):
        lines += ["", "-" * 70, "", f"{at}) Back to Top", f"{story.title} - {story.outlet}"]
        lines += [f"{story.day:%A} {story.day:%B} {story.day.day}, {story.day.year} 05:12:30 GMT", ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
    return "\n".join(lines)


def daily_reports() -> list[Given]:
    some = stories(3)
    return [
        _given("one.txt", _daily(some[0], 0), some[:1], dated=True),
        _given(
            "wnc.txt", "\n".join(_connection(story, at) for at, story in enumerate(some)), some, dated=True
        ),
        _given("contents.txt", _contents(some), some, dated=True),
    ]


# Wikis.


def _wiki_page(story: Story, text: str) -> str:
    return (
        f"<page><title>{story.title}</title><ns>0</ns><id>7</id><revision><id>9</id>"
        f"<timestamp>2026-11-01T00:00:00Z</timestamp><contributor><username>Ada</username></contributor>"
        f'<model>wikitext</model><format>text/x-wiki</format><text bytes="9">{text}</text></revision></page>'
    )


def _wiki(pages: str) -> str:
    info = '<siteinfo><sitename>Quay Wiki</sitename><namespaces><namespace key="0"/></namespaces></siteinfo>'
    name = "http://www.mediawiki.org/xml/export-0.11/"
    return f'<mediawiki xmlns="{name}" version="0.11">{info}{pages}</mediawiki>'


def wikis() -> list[Given]:
    some = stories(3)
    dated = marked = old = ""
    for story in some:
        day = f"{story.day:%B} {story.day.day}, {story.day.year}"
        text = "\n\n".join(story.body)
        dated += _wiki_page(
            story,
            f"{{{{date|{day}}}}}\n{{{{Europe}}}}\n\n{text}\n\n==Sources==\n"
            "*{{source|url=https://example.org|title=A}}\n{{publish}}\n[[Category:Talks]]",
        )
        first = story.body[0].replace("envoys", "[[envoy|envoys]]")
        rest = "\n\n".join(story.body[1:]).replace("talking", "[https://example.org talking]")
        marked += _wiki_page(
            story,
            "[[File:Quay.jpg|thumb|The quay in [[Varna]] at night.]]\n"
            "{| class=&quot;wikitable&quot;\n|-\n| a || b\n|}\n{{Infobox|name=Quay|{{nested|a}}}}\n"
            f"'''{first}'''&lt;ref&gt;A note.&lt;/ref&gt;\n\n== The talks ==\n{rest}\n&lt;!-- hidden --&gt;",
        )
        old += (
            f"<page><title>{story.title}</title><revision><text>An older version of it.</text></revision>"
            f"<revision><text>{text}</text></revision></page><page><title>Talk:Quay</title>"
            "<revision><text>Nobody reads what is talked about.</text></revision></page>"
        )
    return [
        _given("news.xml", _wiki(dated), some, dated=True),
        _given("marked.xml", _wiki(marked), some),
        _given("old.xml", _wiki(old), some),
    ]


# Newsletters and live blogs.


def _newsletter(some: list[Story], form: int) -> bytes:
    letter = EmailMessage()
    letter["From"], letter["To"] = "Harbour Brief <brief@example.org>", "reader@example.org"
    letter["Subject"] = "The Harbour Brief"
    letter["Date"] = "Thu, 12 Mar 2026 06:00:00 +0000"
    if form == 0:
        rows = "".join(
            f"<tr><td><h2>{story.title}</h2>{''.join(f'<p>{one}</p>' for one in story.body)}"
            f"<a href='https://example.org/{at}'>Read more</a></td></tr>"
            for at, story in enumerate(some)
        )
        above = "<tr><td><a href='#'>View in browser</a></td></tr>"
        below = "<tr><td>You are receiving this because you signed up. <a href='#'>Unsubscribe</a></td></tr>"
        page = f"<html><body><table>{above}{rows}{below}</table></body></html>"
        letter.set_content("This letter is a page.")
        letter.add_alternative(page, subtype="html")
        return letter.as_bytes()
    parts = []
    for at, story in enumerate(some, 1):
        if form == 1:
            parts += ["*" * 40, story.title, f"https://example.org/{at}", *story.body]
        else:  # as a mailing service writes a page in plain letters
            parts += [f"** {story.title}\n{'-' * 60}", *story.body]
    ends = ["-- ", "Unsubscribe: https://example.org/u", "Harbour Press, 1 Quay, Eskby"]
    letter.set_content("\n\n".join(["Good morning. Here is the brief of the day.", *parts, *ends]))
    return letter.as_bytes()


def newsletters() -> list[Given]:
    some = stories(3, paragraphs=3)
    return [
        _given("page.eml", _newsletter(some, 0), some, asks=True),
        _given("stars.eml", _newsletter(some, 1), some, asks=True),
        _given("starred.eml", _newsletter(some, 2), some, asks=True),
    ]


_HOURS = (
    lambda at: f"{9 + at}.0{at} GMT",
    lambda at: f"{9 + at}:32am EST, {4 + at}:32pm EAT",
    lambda at: f"{at + 1}h ago",
    lambda at: f"{9 + at}:15",
)


def _live(some: list[Story], form: int) -> str:
    lines = [
        "Envoys at the river: live",
        "",
        "Welcome to our live report of the day on which the envoys meet.",
        "",
    ]
    for at, story in enumerate(some):
        lines += [_HOURS[form](at), "", story.title, ""]
        for paragraph in story.body:
            lines += [paragraph, ""]
        lines += ["Share", ""] if form == 2 else []
    return "\n".join(lines)


def live_blogs() -> list[Given]:
    some = stories(5, paragraphs=2)
    return [_given(f"live{form}.txt", _live(some, form), some, asks=True) for form in range(4)]


# Containers and documents.


def _chapter(story: Story, heading: str) -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in story.body)
    return f"<html xmlns='http://www.w3.org/1999/xhtml'><body><{heading}>{story.title}</{heading}>{paragraphs}</body></html>".encode()


def _book(some: list[Story], folder: str, heading: str, ending: str) -> bytes:
    items = "".join(
        f"<item id='c{at}' href='c{at}.{ending}' media-type='application/xhtml+xml'/>"
        for at, _ in enumerate(some)
    )
    spine = "".join(f"<itemref idref='c{at}'/>" for at, _ in enumerate(some))
    container = f"<container><rootfile full-path='{folder}o.opf'/></container>"
    inside = f"<manifest>{items}</manifest><spine>{spine}</spine>"
    package = f"<package xmlns='http://www.idpf.org/2007/opf'>{inside}</package>"
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            f"{folder}o.opf": package.encode(),
        }
        | {f"{folder}c{at}.{ending}": _chapter(story, heading) for at, story in enumerate(some)}
    )


def books() -> list[Given]:
    some = stories(3)
    return [
        _given("a.epub", _book(some, "", "h1", "xhtml"), some),
        _given("b.epub", _book(some, "OEBPS/", "h2", "html"), some),
        _given("c.epub", _book(some, "EPUB/text/", "h1", "htm"), some),
    ]


def _open_text(story: Story, wrap: str) -> bytes:
    paragraphs = "".join(f"<text:p>{one}</text:p>" for one in story.body)
    return odt(
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:h>{story.title}</text:h>{wrap.format(paragraphs)}</office:text></office:body></office:document-content>"
    )


def open_texts() -> list[Given]:
    some = stories(3)
    wraps = ("{}", "<text:section>{}</text:section>", "<text:p/>{}<text:p/>")
    return [
        _given(f"{at}.odt", _open_text(some[at], wrap), some[at : at + 1]) for at, wrap in enumerate(wraps)
    ]


def _rows(some: list[Story], names: tuple[str, str, str, str]) -> list[dict[str, str]]:
    text, title, day, outlet = names
    return [
        {text: "\n\n".join(story.body), title: story.title, day: story.day.isoformat(), outlet: story.outlet}
        for story in some
    ]


def tables_in_parquet() -> list[Given]:
    some = stories(3)
    made = []
    for at, names in enumerate(
        (
            ("text", "title", "date", "outlet"),
            ("maintext", "headline", "date_publish", "source"),
            ("body", "title", "published", "publisher"),
        )
    ):
        stored = io.BytesIO()
        pq.write_table(
            pa.Table.from_pylist(_rows(some, names)), stored, compression=("snappy", "gzip", "zstd")[at]
        )
        made.append(_given(f"{at}.parquet", stored.getvalue(), some, dated=True, named=True))
    return made


def _tarred(some: list[Story], mode: str, ending: str) -> bytes:
    stored = io.BytesIO()
    with tarfile.open(fileobj=stored, mode=mode) as archive:  # type: ignore[call-overload]
        for at, story in enumerate(some):
            body = "\n\n".join(story.body)
            content = (
                f"# {story.title}\n\n{body}" if ending == "md" else f"{story.title}\n\n{body}"
            ).encode()
            entry = tarfile.TarInfo(f"in/{at}.{ending}")
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return stored.getvalue()


def archives() -> list[Given]:
    some = stories(3)
    return [
        _given("a.tar", _tarred(some, "w", "txt"), some),
        _given("b.tar.bz2", _tarred(some, "w:bz2", "md"), some),
        _given("c.tar.xz", _tarred(some, "w:xz", "txt"), some),
    ]


def mailboxes() -> list[Given]:
    some = stories(3)
    made = []
    for at, ending in enumerate(("\n", "\r\n", "\n\n")):
        box = ""
        for story in some:
            letter = EmailMessage()
            letter["From"], letter["Subject"] = "a@example.org", story.title
            letter["Date"] = f"{story.day:%a}, {story.day.day} {story.day:%b %Y} 10:00:00 +0100"
            letter.set_content("\n\n".join(story.body), cte="8bit" if at else "quoted-printable")
            box += f"From a@example.org Thu Mar 12 10:00:00 2026\n{letter.as_string()}\n" + (
                "\n" if at == 2 else ""
            )
        made.append(_given(f"{at}.mbox", box.replace("\n", ending) if at == 1 else box, some, dated=True))
    return made


def chats() -> list[Given]:
    some = stories(3)
    made = []
    for at, kind in enumerate(("public_channel", "private_supergroup", "personal_chat")):
        messages: list[dict[str, object]] = [{"type": "service", "action": "pin_message"}]
        for story in some:
            words = "\n\n".join(story.body)
            bold = {"type": "bold", "text": story.title}
            text: object = (
                [bold, "\n\n" + words] if at != 1 else [bold, "\n\n", {"type": "plain", "text": words}]
            )
            messages.append(
                {"id": at, "type": "message", "date": f"{story.day}T08:00:00", "from": "Quay", "text": text}
            )
        whole: dict[str, object] = {"name": "Quay", "type": kind, "messages": messages}
        if at == 2:
            whole = {"chats": {"list": [whole]}}
        made.append(_given(f"{at}.json", json.dumps(whole), some, dated=True))
    return made


KINDS: dict[str, Callable[[], list[Given]]] = {
    "BBC Monitoring": monitored,
    "FBIS": daily_reports,
    "wiki": wikis,
    "newsletter": newsletters,
    "live blog": live_blogs,
    "e-book": books,
    "OpenDocument": open_texts,
    "Parquet": tables_in_parquet,
    "tar": archives,
    "mailbox": mailboxes,
    "Telegram": chats,
}
