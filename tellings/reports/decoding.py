"""From bytes to characters as browsers decode them (WHATWG Encoding Standard and HTML's encoding sniffing).

In this order: byte order mark, the charset that the server or the record declares, a page's own <meta>, valid UTF-8,
and a statistical guess at last. A declaration that the bytes contradict is overruled, and said to be.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

import webencodings

PRESCANNED = 1024
"""Bytes at the beginning of a page in which browsers look for its <meta charset>."""

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16le"), (b"\xfe\xff", "utf-16be"))
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_META = re.compile(rb"<meta[\s/][^>]*>", re.IGNORECASE | re.DOTALL)
_ATTRIBUTE = re.compile(rb"([^\s/>=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.DOTALL)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([^\s;\"'>]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]*encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_SAMPLE = 200_000
_COHERENT = 0.15

_LANGUAGES = {
    "cp1252": (),
    "cp1250": ("Polish", "Czech", "Slovak", "Hungarian", "Romanian", "Croatian", "Slovene"),
    "cp1251": ("Russian", "Ukrainian", "Bulgarian", "Serbian", "Macedonian", "Belarusian", "Kazakh"),
    "koi8_r": ("Russian",),
    "cp1253": ("Greek",),
    "cp1254": ("Turkish",),
    "cp1255": ("Hebrew",),
    "cp1256": ("Arabic", "Farsi"),
    "cp1257": ("Lithuanian", "Latvian"),
    "cp932": ("Japanese",),
    "euc_jp": ("Japanese",),
    "cp949": ("Korean",),
    "gb18030": ("Chinese",),
    "big5": ("Chinese",),
}
"""Encodings that may be guessed, and the languages whose texts are written in them and in no common other."""

_WHATWG = {"cp932": "shift_jis", "euc_jp": "euc-jp", "cp949": "euc-kr", "gb18030": "gb18030", "big5": "big5"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters of a capture.

    Attributes:
        text: The characters, without a byte order mark.
        encoding: What the bytes were decoded as, by its name in the standard ("utf-8", "windows-1252").
        where: How that was known.
        notes: What went wrong; empty mostly.
    """

    text: str
    encoding: str
    where: str
    notes: tuple[str, ...] = ()


def decode_bytes(content: bytes, content_type: str = "", *, page: bool = True) -> Decoded:
    """Decode bytes as a browser would.

    Args:
        content: The bytes.
        content_type: As the server or a record declares it ("text/html; charset=iso-8859-1"); may be empty.
        page: Whether to look for a <meta charset>, as in HTML only.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _replacing(content[len(mark) :], name, "the byte order mark")
    if name := utf16_without_mark(content):
        return _replacing(content, name, "every second byte is NUL")
    declared, where = _declared(content, content_type, page)
    if declared:
        return _as_declared(content, declared, where)
    if _is_utf8(content):
        return Decoded(content.decode("utf-8"), "utf-8", "the bytes are valid UTF-8")
    return _guessed(content, "no encoding is declared, and the bytes are not UTF-8")


def _declared(content: bytes, content_type: str, page: bool) -> tuple[str, str]:
    header = _CHARSET.search(content_type)
    if header and (name := _label(header[1])):
        return name, f"declared as {header[1]}"
    if not page:
        return "", ""
    name, label = prescan(content)
    return name, f"the page's <meta> declares {label}"


def prescan(content: bytes) -> tuple[str, str]:
    """The encoding that a page's <meta> or XML declaration names in its first bytes, and the label as written.

    As the standard wants it, a page that says in ASCII that it is UTF-16 is taken for UTF-8, and "iso-8859-1" means
    windows-1252. Both are empty where nothing is declared.
    """
    head = _COMMENT.sub(b"", content[:PRESCANNED])
    for meta in _META.finditer(head):
        label = _label_in({key.lower(): value for key, value in _attributes(meta[0])})
        if label and (name := _label(label)):
            return ("utf-8" if name.startswith("utf-16") else name), label
    xml = _XML.match(head)
    label = xml[1].decode("ascii") if xml else ""
    return _label(label), label


def _attributes(tag: bytes) -> list[tuple[str, str]]:
    found = _ATTRIBUTE.findall(tag)
    return [
        (key.decode("latin-1"), (double or single or bare).decode("latin-1")) for key, double, single, bare in found
    ]


def _label_in(attributes: dict[str, str]) -> str:
    if "charset" in attributes:
        return attributes["charset"]
    if attributes.get("http-equiv", "").lower() != "content-type":
        return ""
    match = _CHARSET.search(attributes.get("content", ""))
    return match[1] if match else ""


def _label(label: str) -> str:
    encoding = webencodings.lookup(label)
    if encoding is None or encoding.name in ("replacement", "x-user-defined"):
        return ""
    return str(encoding.name)


def _as_declared(content: bytes, name: str, where: str) -> Decoded:
    if name == "utf-8":
        if _is_utf8(content):
            return Decoded(content.decode("utf-8"), name, where)
        if not _MULTIBYTE.search(content):
            return _guessed(content, f"{where}, but the bytes are not UTF-8")
        return _replacing(content, name, where)
    if not name.startswith(("utf-16", "iso-2022")) and _MULTIBYTE.search(content) and _is_utf8(content):
        note = f"{where}, but the bytes are valid UTF-8 and were read as that"
        return Decoded(content.decode("utf-8"), "utf-8", "the bytes are valid UTF-8", (note,))
    return _replacing(content, name, where)


def _replacing(content: bytes, name: str, where: str) -> Decoded:
    text = webencodings.lookup(name).codec_info.decode(content, "replace")[0]
    broken = text.count("\ufffd") - content.count(b"\xef\xbf\xbd") * (name == "utf-8")
    if broken <= 0:
        return Decoded(text, name, where)
    note = (
        f"mixed or broken encoding: {broken} place{'s' * (broken > 1)} could not be decoded as {name} and read “\ufffd”"
    )
    return Decoded(text, name, where, (note,))


def _guessed(content: bytes, why: str) -> Decoded:
    wide = len(_MULTIBYTE.findall(content))
    if wide > content.decode("utf-8", "replace").count("\ufffd"):
        return _replacing(content, "utf-8", "most of its bytes are UTF-8")
    name = _guess(content[:_SAMPLE])
    decoded = _replacing(content, name, "guessed from the bytes")
    return Decoded(decoded.text, name, decoded.where, (f"{why}; read as {name} (a guess)", *decoded.notes))


def _guess(content: bytes) -> str:
    """An encoding whose own languages the bytes read as; windows-1252, as in browsers, where none shows."""
    from charset_normalizer import from_bytes  # loaded only where the bytes say too little

    found = list(from_bytes(content, cp_isolation=list(_LANGUAGES)))
    own = [match for match in found if match.language in _LANGUAGES.get(match.encoding, ())]
    best = max(own, key=lambda match: float(match.coherence), default=None)
    if best is not None and best.coherence >= _COHERENT:
        return _label(_WHATWG.get(best.encoding, best.encoding.replace("_", "-")))
    if found and found[0].encoding in _WHATWG and not found[0].chaos:
        return _label(_WHATWG[found[0].encoding])
    return "windows-1252"


def _is_utf8(content: bytes) -> bool:
    try:
        codecs.utf_8_decode(content, "strict", True)
    except UnicodeDecodeError:
        return False
    return True


def is_utf16(content: bytes) -> bool:
    """Whether bytes are UTF-16, with or without a byte order mark."""
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or bool(utf16_without_mark(content))


def utf16_without_mark(content: bytes) -> str:
    """UTF-16 without a mark, told by every second byte being NUL: "utf-16le" or "utf-16be"; "" otherwise."""
    head = content[:2000]
    half = len(head) // 2
    if half < 8:
        return ""
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16le"
    return "utf-16be" if even > 0.6 * half and odd < 0.1 * half else ""
