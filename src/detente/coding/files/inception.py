"""INCEpTION's exchange format: UIMA CAS as XMI, a file a coder, with the type system that it needs, in a zip.

The paragraphs of a project are one text; over each lies an annotation of the layer
`webanno.custom.DetenteCode` with the code as features, and over the words that carry an act one of
`webanno.custom.DetenteWords`. UIMA counts in UTF-16 units, Python in characters: an emoji is two there and
one here.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any
from xml.etree import ElementTree as Tree

from defusedxml import ElementTree as SafeTree

from detente.coding.codes import code_of, text_hash
from detente.coding.files.coded_rows import FIELDS, CodedRow, TextToCode
from detente.records import DetenteError

_XMI = "http://www.omg.org/XMI"
_CAS = "http:///uima/cas.ecore"
_TCAS = "http:///uima/tcas.ecore"
_CUSTOM = "http:///webanno/custom.ecore"
_TYPES = "http://uima.apache.org/resourceSpecifier"
_AXES = (("escalation", "escalating"), ("deescalation", "deescalating"))
_GAP = "\n\n"
_NO_XML = re.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNSAFE_NAME = re.compile(r"[^\w.-]+")
_LARGEST = 200_000_000  # bytes of a file in a zip
_FLOAT, _STRING = "uima.cas.Float", "uima.cas.String"
_LAYERS = {
    "webanno.custom.DetenteCode": {
        "hash": _STRING, "document": _STRING, "coder": _STRING, "kind": _STRING,
        "escalation": _FLOAT, "deescalation": _FLOAT, "escalating": _STRING, "deescalating": _STRING,
        "speaker": _STRING, "target": _STRING, "why": _STRING,
    },
    "webanno.custom.DetenteWords": {"axis": _STRING},
}  # fmt: skip


def to_inception(rows: Sequence[CodedRow], more: Sequence[TextToCode] = ()) -> bytes:
    """Codes as a zip: TypeSystem.xml and one XMI a coder; without codes, one XMI to annotate.

    Args:
        rows: Codes.
        more: Paragraphs without codes, which stand in every file.

    Returns:
        The zip.
    """
    texts = {row.hash: TextToCode(row.hash, row.text, row.document) for row in rows}
    texts |= {one.hash: one for one in more if one.hash not in texts}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("TypeSystem.xml", _type_system())
        coders = list(dict.fromkeys(row.coder for row in rows)) or ["to code"]
        for number, coder in enumerate(coders, start=1):
            mine = {row.hash: row for row in rows if row.coder == coder}
            name = f"{number}_{_UNSAFE_NAME.sub('_', coder)[:60]}.xmi"
            archive.writestr(name, _xmi(list(texts.values()), mine))
    return out.getvalue()


def from_inception(content: bytes, coder: str) -> tuple[CodedRow, ...]:
    """The codes of an XMI file, or of a zip of them.

    Args:
        content: The file.
        coder: Who coded, where the annotations do not say.

    Returns:
        A row an annotation of the layer DetenteCode that gives both axes.

    Raises:
        DetenteError: It is neither, or too large.
    """
    found: list[CodedRow] = []
    for part in _parts(content):
        found += _read(part, coder)
    return tuple(found)


def _parts(content: bytes) -> Iterator[bytes]:
    if not content.startswith(b"PK"):
        yield content
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for entry in archive.infolist():
                if entry.filename.endswith(".xmi"):
                    if entry.file_size > _LARGEST:
                        raise DetenteError(f"{entry.filename} is too large to be read.")
                    yield archive.read(entry)
    except zipfile.BadZipFile:
        raise DetenteError("The zip cannot be read; export it again.") from None


def _read(content: bytes, coder: str) -> list[CodedRow]:
    try:
        root = SafeTree.fromstring(content)
    except (Tree.ParseError, ValueError):
        raise DetenteError("The file is no XMI; export as “UIMA CAS XMI” from INCEpTION.") from None
    sofa = root.find(f"{{{_CAS}}}Sofa")
    if sofa is None:
        raise DetenteError("The XMI holds no text; export as “UIMA CAS XMI” from INCEpTION.")
    wide = sofa.get("sofaString", "").encode("utf-16-le")

    def covered(begin: int, end: int) -> str:
        return str(wide[2 * begin : 2 * end], "utf-16-le", errors="replace")

    words = [
        (int(one.get("begin", 0)), int(one.get("end", 0)), one.get("axis", ""))
        for one in root.iter(f"{{{_CUSTOM}}}DetenteWords")
    ]
    found = []
    for one in root.iter(f"{{{_CUSTOM}}}DetenteCode"):
        begin, end = int(one.get("begin", 0)), int(one.get("end", 0))
        given: dict[str, object] = dict(one.attrib)
        if given.get("escalation") is None or given.get("deescalation") is None:
            continue
        for start, stop, axis in words:
            if begin <= start and stop <= end and axis in dict(_AXES):
                given[f"{dict(_AXES)[axis]}_words"] = covered(start, stop)
        text = covered(begin, end)
        hashed = one.get("hash") or text_hash(text)
        found.append(
            CodedRow(
                one.get("coder") or coder,
                code_of(given),
                hashed,
                text,
                one.get("document", ""),
                "model" if one.get("kind") == "model" else "file",
            )
        )
    return found


def _xmi(texts: Sequence[TextToCode], codes: dict[str, CodedRow]) -> bytes:
    for prefix, uri in (("xmi", _XMI), ("cas", _CAS), ("tcas", _TCAS), ("custom", _CUSTOM)):
        Tree.register_namespace(prefix, uri)
    root = Tree.Element(f"{{{_XMI}}}XMI", {f"{{{_XMI}}}version": "2.0"})
    Tree.SubElement(root, f"{{{_CAS}}}NULL", {f"{{{_XMI}}}id": "0"})
    members: list[str] = []

    def annotation(namespace: str, layer: str, begin: int, end: int, **features: Any) -> None:
        number = str(len(members) + 2)
        members.append(number)
        given = {name: _clean(f"{value}") for name, value in features.items() if value != ""}
        about = {f"{{{_XMI}}}id": number, "sofa": "1", "begin": str(begin), "end": str(end)}
        Tree.SubElement(root, f"{{{namespace}}}{layer}", about | given)

    whole = _GAP.join(_clean(one.text) for one in texts)
    annotation(_TCAS, "DocumentAnnotation", 0, _wide(whole), language="en")
    begin = 0
    for one in texts:
        text = _clean(one.text)
        end = begin + _wide(text)
        row = codes.get(one.hash)
        features: dict[str, Any] = {"hash": one.hash, "document": one.document}
        if row:
            kept = {name: getattr(row.code, name) for name in FIELDS if not name.endswith("_words")}
            axes = {axis: getattr(row.code, axis) for axis, _ in _AXES}
            features |= {"coder": row.coder, "kind": row.kind, **axes, **kept}
        annotation(_CUSTOM, "DetenteCode", begin, end, **features)
        for axis, act in _AXES if row else ():
            carried = getattr(row.code, f"{act}_words") if row else ""
            at = text.find(carried) if carried else -1
            if at >= 0:
                start = begin + _wide(text[:at])
                annotation(_CUSTOM, "DetenteWords", start, start + _wide(carried), axis=axis)
        begin = end + len(_GAP)
    about = {f"{{{_XMI}}}id": "1", "sofaNum": "1", "sofaID": "_InitialView", "mimeType": "text"}
    Tree.SubElement(root, f"{{{_CAS}}}Sofa", about | {"sofaString": whole})
    Tree.SubElement(root, f"{{{_CAS}}}View", {"sofa": "1", "members": " ".join(members)})
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def _type_system() -> bytes:
    root = Tree.Element("typeSystemDescription", {"xmlns": _TYPES})
    types = Tree.SubElement(root, "types")
    for layer, features in _LAYERS.items():
        described = Tree.SubElement(types, "typeDescription")
        for tag, value in (("name", layer), ("description", ""), ("supertypeName", "uima.tcas.Annotation")):
            Tree.SubElement(described, tag).text = value
        listed = Tree.SubElement(described, "features")
        for name, range_type in features.items():
            feature = Tree.SubElement(listed, "featureDescription")
            for tag, value in (("name", name), ("description", ""), ("rangeTypeName", range_type)):
                Tree.SubElement(feature, tag).text = value
    return bytes(Tree.tostring(root, encoding="utf-8", xml_declaration=True))


def _wide(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


def _clean(text: str) -> str:
    """Characters that XML cannot hold become spaces, so that every place stays true."""
    return _NO_XML.sub(" ", text).replace("\r", " ")
