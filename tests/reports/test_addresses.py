import pytest

from tellings.reports.addresses import AddressError, check_address


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("127.0.0.1", "loopback"),
        ("127.8.9.10", "loopback"),  # all of 127/8
        ("::1", "loopback"),
        ("10.0.0.1", "private"),
        ("172.16.5.4", "private"),
        ("192.168.1.1", "private"),
        ("169.254.169.254", "link-local"),  # where clouds keep their keys
        ("fe80::1%eth0", "link-local"),
        ("fc00::1", "private"),
        ("0.0.0.0", "private"),
        ("100.64.0.1", "private"),  # carriers' own
        ("224.0.0.1", "private"),  # multicast
        ("ff02::1", "private"),
        ("255.255.255.255", "private"),
        ("240.0.0.1", "private"),  # reserved
        ("192.0.2.1", "private"),  # documentation
        ("::ffff:127.0.0.1", "loopback|private"),  # an IPv4 address in IPv6
        ("2002:7f00:1::", "loopback|private"),  # 6to4
        ("64:ff9b::7f00:1", "loopback|private"),  # NAT64
    ],
)
def test_an_address_that_is_not_public_is_refused(address: str, kind: str) -> None:
    with pytest.raises(AddressError, match=kind):
        check_address(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.215.14", "2606:4700::1111"])
def test_a_public_address_is_not(address: str) -> None:
    check_address(address)
