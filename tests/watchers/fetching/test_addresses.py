"""The address law: public unicast addresses in their native form, and nothing else."""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from watchers.fetching.addresses import first_refusal, refusal

REFUSED = """
0.0.0.0 0.1.2.3 10.0.0.1 10.255.255.255 100.64.0.1 100.127.255.254 127.0.0.1 127.255.255.254 169.254.169.254
172.16.0.1 172.31.255.255 192.0.0.1 192.0.0.9 192.0.0.192 192.0.2.1 192.31.196.1 192.52.193.1 192.88.99.1 192.168.1.1
192.175.48.1 198.18.0.1 198.19.255.255 198.51.100.7 203.0.113.9 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::ffff:127.0.0.1 ::ffff:8.8.8.8 ::ffff:0:7f00:1 ::7f00:1 ::8.8.8.8 64:ff9b::7f00:1 64:ff9b::808:808
64:ff9b:1::7f00:1 100::1 2001::1 2001:0:4136:e378:8000:63bf:3fff:fdd2 2001:10::1 2001:20::1 2001:2::1 2001:db8::1
2002:7f00:1:: 2002:808:808::1 2620:4f:8000::1 3ffe::1 3fff::1 fc00::1 fd12:3456::1 fe80::1 fe80::1%eth0 2606:4700::1%1
fec0::1 ff02::1 ff0e::1 5f00::1 4000::1 e000::1 2a00:1450::5efe:7f00:1 2a00:1450::200:5efe:a00:1
0177.0.0.1 127.1 0x7f.1 2130706433 localhost public.example 1.2.3.4/32 １２７.0.0.1
"""
PERMITTED = """
1.1.1.1 8.8.8.8 93.184.215.14 100.63.255.255 100.128.0.1 172.15.255.255 172.32.0.1 192.0.1.1 198.17.255.255 198.20.0.1
223.255.255.255 2a00:1450:4001:80b::200e 2606:2800:21f:cb07:6820:80da:af6b:8b2c 2001:200::1 2001:4860:4860::8888
"""


@pytest.mark.parametrize("address", REFUSED.split())
def test_an_address_that_is_not_public_unicast_is_refused_with_a_reason(address: str) -> None:
    """Every special, embedded, scoped or malformed address is refused."""
    assert refusal(address)


@pytest.mark.parametrize("address", PERMITTED.split())
def test_a_public_address_is_permitted(address: str) -> None:
    """Neighbours of the special ranges stay reachable."""
    assert refusal(address) is None


def test_one_refused_address_among_several_refuses_them_all() -> None:
    """A name is only as good as its worst address."""
    assert first_refusal(["8.8.8.8", "1.1.1.1"]) is None
    assert first_refusal(["8.8.8.8", "127.0.0.1"]) == "loopback"


@given(st.ip_addresses())
def test_no_address_that_the_standard_library_calls_special_is_permitted(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    """The table is never laxer than the standard library."""
    special = address.is_private or address.is_multicast or address.is_reserved or address.is_loopback
    if special or address.is_link_local or address.is_unspecified:
        assert refusal(str(address))


@given(st.ip_addresses(v=4))
def test_no_embedding_of_an_ipv4_address_in_ipv6_is_permitted(address: ipaddress.IPv4Address) -> None:
    """Mapped, compatible, NAT64, 6to4 and ISATAP forms are refused whatever they hold, public addresses too."""
    number = int(address)
    prefixes = ("::ffff:0:0", "::", "64:ff9b::", "64:ff9b:1::", "2a00:1450::5efe:0:0", "2001::")
    forms = [ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | number) for prefix in prefixes]
    forms.append(ipaddress.IPv6Address((0x2002 << 112) | (number << 80)))
    assert all(refusal(str(form)) for form in forms)


@given(st.text())
def test_any_text_is_judged_without_an_exception(text: str) -> None:
    """Words that are no address are refused, never raised on."""
    assert refusal(text) is None or refusal(text)
