"""Web archives written for the tests: records of invented pages, made by hand, byte by byte."""

from __future__ import annotations

import gzip
import io
import zipfile

PAGE = (
    "<html><head><title>{title}</title></head><body><article><h1>{title}</h1>"
    "<p>The harbour office in Port Ansel said on Monday that the ferry number {number} would not sail again.</p>"
    "<p>Nobody was hurt when its engine failed, the master of the harbour, Ilsa Verney, told reporters.</p>"
    "</article></body></html>"
)


def page(number: int) -> bytes:
    """The page of an invented report."""
    return PAGE.format(title=f"Ferry {number} stays in port", number=number).encode()


def response(
    number: int, body: bytes | None = None, *, status: str = "200 OK", kind: str = "text/html", **more: str
) -> bytes:
    """One response record of a WARC file, not compressed; `more` are HTTP headers, "_" standing for "-"."""
    content = page(number) if body is None else body
    head = [f"HTTP/1.1 {status}", f"Content-Type: {kind}", *(f"{k.replace('_', '-')}: {v}" for k, v in more.items())]
    return record(number, "response", "\r\n".join([*head, "", ""]).encode() + content)


def record(number: int, kind: str, block: bytes, length: int | None = None) -> bytes:
    """One record of any kind; `length` is what it declares, right where left out."""
    head = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012d}>",
        "WARC-Date: 2031-05-04T06:07:08Z",
        f"WARC-Target-URI: https://gazette.example/ferry/{number}",
        "Content-Type: application/http; msgtype=response",
        f"Content-Length: {len(block) if length is None else length}",
    ]
    return "\r\n".join([*head, "", ""]).encode() + block + b"\r\n\r\n"


def packed(*records: bytes) -> bytes:
    """Records compressed one by one, as archives are."""
    return b"".join(gzip.compress(one) for one in records)


def wacz(**parts: bytes) -> bytes:
    """A WACZ file with these WARC files ("a" becomes archive/a.warc.gz)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(f"archive/{name}.warc.gz", content)
        archive.writestr("datapackage.json", "{}")
    return out.getvalue()
