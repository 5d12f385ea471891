"""Which IP addresses may be contacted: public unicast ones, written natively, and no others."""

import ipaddress
from collections.abc import Iterable
from functools import lru_cache

# `ip.is_global` alone would let multicast, NAT64 and 6to4 through, so every special range is named here.
# Source: the IANA IPv4 and IPv6 Special-Purpose Address Registries.
_IPV4_REFUSED: tuple[tuple[str, str], ...] = (
    ("0.0.0.0/8", "unspecified"),
    ("10.0.0.0/8", "private"),
    ("100.64.0.0/10", "shared by carriers"),
    ("127.0.0.0/8", "loopback"),
    ("169.254.0.0/16", "link-local"),
    ("172.16.0.0/12", "private"),
    ("192.0.0.0/24", "kept for protocol assignments"),
    ("192.0.2.0/24", "kept for documentation"),
    ("192.31.196.0/24", "kept for AS112"),
    ("192.52.193.0/24", "kept for multicast tunnelling"),
    ("192.88.99.0/24", "a 6to4 relay"),
    ("192.168.0.0/16", "private"),
    ("192.175.48.0/24", "kept for AS112"),
    ("198.18.0.0/15", "kept for benchmarking"),
    ("198.51.100.0/24", "kept for documentation"),
    ("203.0.113.0/24", "kept for documentation"),
    ("224.0.0.0/4", "multicast"),
    ("255.255.255.255/32", "broadcast"),
    ("240.0.0.0/4", "reserved"),
)
_IPV6_REFUSED: tuple[tuple[str, str], ...] = (
    ("::/128", "unspecified"),
    ("::1/128", "loopback"),
    ("::ffff:0:0/96", "an IPv4 address mapped into IPv6"),
    ("::ffff:0:0:0/96", "an IPv4 address translated into IPv6"),
    ("::/96", "an IPv4 address written as IPv6"),
    ("64:ff9b::/96", "an IPv4 address behind NAT64"),
    ("64:ff9b:1::/48", "an IPv4 address behind local NAT64"),
    ("100::/64", "discarded"),
    ("2001::/32", "an IPv4 address behind Teredo"),
    ("2001:10::/28", "ORCHID"),
    ("2001:20::/28", "ORCHID"),
    ("2001::/23", "kept for protocol assignments"),
    ("2001:db8::/32", "kept for documentation"),
    ("2002::/16", "an IPv4 address behind 6to4"),
    ("2620:4f:8000::/48", "kept for AS112"),
    ("3ffe::/16", "of the retired 6bone"),
    ("3fff::/20", "kept for documentation"),
    ("fc00::/7", "private"),
    ("fe80::/10", "link-local"),
    ("fec0::/10", "site-local"),
    ("ff00::/8", "multicast"),
)
_ALLOCATED_IPV6 = ipaddress.IPv6Network("2000::/3")
_IPV4_NETWORKS = tuple((ipaddress.IPv4Network(network), why) for network, why in _IPV4_REFUSED)
_IPV6_NETWORKS = tuple((ipaddress.IPv6Network(network), why) for network, why in _IPV6_REFUSED)
# Bits 32..63 of an ISATAP address (RFC 5214) read 0000:5efe or 0200:5efe; its last 32 bits are an IPv4 address.
_ISATAP_MASK, _ISATAP_MARK = 0xFDFFFFFF, 0x00005EFE


@lru_cache(maxsize=4096)
def refusal(address: str) -> str | None:
    """Say in a few words why this textual IP address must not be contacted, or None where it may be."""
    if "%" in address:
        return "bound to a network interface"
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return "not an IP address"
    if isinstance(parsed, ipaddress.IPv4Address):
        return _ipv4_refusal(parsed)
    return _ipv6_refusal(parsed)


def first_refusal(addresses: Iterable[str]) -> str | None:
    """Say why the first refused one of these addresses must not be contacted, or None where all may be."""
    return next((why for address in addresses if (why := refusal(address)) is not None), None)


def _ipv4_refusal(address: ipaddress.IPv4Address) -> str | None:
    for network, why in _IPV4_NETWORKS:
        if address in network:
            return why
    return None if address.is_global else "not public"


def _ipv6_refusal(address: ipaddress.IPv6Address) -> str | None:
    for network, why in _IPV6_NETWORKS:
        if address in network:
            return why
    if (int(address) >> 32) & _ISATAP_MASK == _ISATAP_MARK:
        return "an IPv4 address behind ISATAP"
    return None if address in _ALLOCATED_IPV6 and address.is_global else "not public"
