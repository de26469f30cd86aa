"""Records as tools write them, as plain objects of an article's fields: annotation tools wrap the article,
chats and posts come in lists, reference managers take a date apart. A tool's own time is never
an article's date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Record = dict[str, Any]
_TWEETS = re.compile(r"\A\s*window\.YTD\.\w+\.part\d+\s*=\s*")
_TASK = ("annotations", "predictions", "completions", "drafts", "total_annotations")
_LABELLED = ("label", "labels", "entities", "annotations")
_OWN_TIMES = ("created_at", "updated_at", "lead_time", "annotator", "annotation_id")
_LONGEST_TITLE = 200  # characters of a bold first line that is a message's title


def without_assignment(text: str) -> str:
    """The JSON of a post archive, which is written as a line of a program."""
    return _TWEETS.sub("", text, count=1)


def listed_records(whole: object) -> list[object] | None:
    """The articles of a file that a tool wrote as one object; None where no tool known here did."""
    if not isinstance(whole, dict):
        return None
    for way in (_chat, _chats, _posts):
        if (found := way(whole)) is not None:
            return found
    return None


def plain_record(item: object) -> object:
    """An object without what a tool wraps around it; as it is where no tool known here wrote it."""
    if not isinstance(item, dict):
        return item
    for way in (_task, _annotated_row, _doccano, _post, _reference):
        if (found := way(item)) is not None:
            return found
    return item


def _task(item: Record) -> Record | None:
    """Label Studio: the article is in `data`; the times are those of the annotation."""
    data = item.get("data")
    return data if isinstance(data, dict) and any(name in item for name in _TASK) else None


def _annotated_row(item: Record) -> Record | None:
    """Label Studio's short form: one object with the annotation's own fields among the article's."""
    if not ("annotation_id" in item and "lead_time" in item):
        return None
    return {name: value for name, value in item.items() if name not in _OWN_TIMES}


def _doccano(item: Record) -> Record | None:
    """doccano: the text may be called data; what else is said of it is in `meta`."""
    meta, text = item.get("meta"), item.get("data")
    if not any(name in item for name in _LABELLED):
        return None
    if not isinstance(text, str):
        text = item.get("text")
        if not isinstance(text, str) or not isinstance(meta, dict):
            return None
    rest = {name: value for name, value in item.items() if name not in ("data", "text", "meta", *_LABELLED)}
    return {"text": text, **(meta if isinstance(meta, dict) else {}), **rest}


def _chat(whole: Record) -> list[object] | None:
    """Telegram Desktop: the messages of one chat or channel."""
    messages = whole.get("messages")
    if not isinstance(messages, list) or "type" not in whole or "name" not in whole:
        return None
    return [_message(one, str(whole.get("name") or "")) for one in messages if _is_message(one)]


def _chats(whole: Record) -> list[object] | None:
    """Telegram Desktop: all chats of an account, and those that it left."""
    held = [whole.get(name) for name in ("chats", "left_chats")]
    lists = [
        chats["list"] for chats in held if isinstance(chats, dict) and isinstance(chats.get("list"), list)
    ]
    if not lists:
        return None
    return [one for chats in lists for chat in chats if isinstance(chat, dict) for one in _chat(chat) or ()]


def _is_message(one: object) -> bool:
    return not isinstance(one, dict) or (one.get("type") != "service" and bool(one.get("text")))


def _message(one: object, channel: str) -> object:
    if not isinstance(one, dict):
        return one
    parts = one["text"] if isinstance(one["text"], list) else [one["text"]]
    words = ["" + str(part.get("text", "")) if isinstance(part, dict) else str(part) for part in parts]
    title, rest = None, "".join(words)
    first = parts[0] if parts else None
    if isinstance(first, dict) and first.get("type") == "bold" and len(words[0]) <= _LONGEST_TITLE:
        behind = "".join(words[1:])
        if behind.startswith("\n") and words[0].strip():
            title, rest = words[0].strip(), behind.lstrip()
    said = {"text": rest, "title": title, "date": one.get("date"), "outlet": one.get("from") or channel}
    return {name: value for name, value in said.items() if value}


def _posts(whole: Record) -> list[object] | None:
    """The programming interface of X: posts in `data`, who wrote them in `includes`."""
    data, included = whole.get("data"), whole.get("includes")
    if not isinstance(data, list) or not ("includes" in whole or "meta" in whole):
        return None
    users = included.get("users") if isinstance(included, dict) else None
    names = {
        user.get("id"): user.get("username") or user.get("name")
        for user in (users if isinstance(users, list) else ())
        if isinstance(user, dict)
    }
    return [_written_by(one, names) for one in data]


def _written_by(one: object, names: dict[Any, Any]) -> object:
    if not isinstance(one, dict):
        return one
    name = names.get(one.get("author_id"))
    return {**one, **({"outlet": f"@{name}"} if name else {})}


def _post(item: Record) -> Record | None:
    """A post in an archive of X, or of its programming interface, one a line."""
    inner, long = item.get("tweet"), item.get("noteTweet")
    if isinstance(inner, dict):
        item = inner
    elif isinstance(long, dict) and isinstance(long.get("core"), dict):
        item = {"full_text": long["core"].get("text"), "created_at": long.get("createdAt")}
    elif isinstance(item.get("data"), dict) and "edit_history_tweet_ids" in item["data"]:
        item = {**item["data"], "user": _included_author(item)}
    elif isinstance(item.get("extended_tweet"), dict):  # what the first interface writes of one that is long
        item = {**item, "full_text": item["extended_tweet"].get("full_text")}
    elif "full_text" not in item and "edit_history_tweet_ids" not in item and not _is_post(item):
        return None
    user = item.get("user") or item.get("author")
    name = user.get("screen_name") or user.get("username") if isinstance(user, dict) else None
    said = {
        "text": item.get("full_text") or item.get("text"),
        "date": item.get("created_at"),
        "outlet": item.get("outlet") or (f"@{name}" if name else None),
        "language": item.get("lang"),
    }
    return {field: value for field, value in said.items() if value}


def _is_post(item: Record) -> bool:
    """Whether the first interface wrote an object as a post of its time."""
    return "id_str" in item and isinstance(item.get("user"), dict)


def _included_author(item: Record) -> object:
    """Who wrote a post, where its object says so beside it."""
    included = item.get("includes")
    users = included.get("users") if isinstance(included, dict) else None
    return next((user for user in users if isinstance(user, dict)), None) if isinstance(users, list) else None


def _reference(item: Record) -> Record | None:
    """CSL-JSON, as Zotero writes it: a date is a list of numbers, a name is two."""
    issued = item.get("issued")
    if not isinstance(issued, dict) or not ("container-title" in item or "type" in item):
        return None
    said = {
        "title": item.get("title"),
        "date": _written(issued),
        "outlet": item.get("container-title") or item.get("publisher"),
        "byline": "; ".join(_names(item.get("author"))),
        "url": item.get("URL"),
        "language": item.get("language"),
        "text": item.get("abstract") or item.get("note") or "",
    }
    return {field: value for field, value in said.items() if value or field == "text"}


def _written(issued: Record) -> str:
    parts = issued.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts and isinstance(parts[0], list) else []
    numbers = [str(part) for part in first]
    if len(numbers) == 3:
        return "-".join(number.zfill(2) for number in numbers)
    return str(issued.get("raw") or issued.get("literal") or "-".join(numbers))


def _names(authors: object) -> Iterator[str]:
    for one in authors if isinstance(authors, list) else ():
        if isinstance(one, dict):
            given = (str(one.get("given") or ""), str(one.get("family") or one.get("literal") or ""))
            yield " ".join(filter(None, given))
