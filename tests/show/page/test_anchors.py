"""What may become an address."""

import pytest

from tellings.show.page.anchors import safe_address


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://mail.example/ferry?id=1#top", True),
        ("HTTP://mail.example/", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),  # browsers drop the line end
        (" https://mail.example/", False),
        ("data:text/html,x", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//mail.example/", False),  # of no scheme
        ("mail.example/ferry", False),
        ("https://", False),  # of no host
        ("https://[", False),  # not an address at all
        ("https://mail.example/\u202egnp", False),  # reads otherwise than it is
        ("", False),
    ],
)
def test_only_whole_web_addresses_are_linked(address: str, linked: bool) -> None:
    assert safe_address(address) == (address if linked else "")
