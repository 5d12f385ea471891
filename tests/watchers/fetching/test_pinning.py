"""Connections go to checked addresses while TLS and Host keep the name."""

import asyncio
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpcore
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from tests.watchers.fetching.networks import OTHER_PUBLIC, PUBLIC, BookResolver, CountingNetwork, fetcher_on
from watchers.fetching import FetchFailed, FetchFault, FetchRequest, system_resolver
from watchers.fetching.pinning import PinnedNetwork


async def test_tls_and_host_keep_the_name_while_the_connection_goes_to_the_address() -> None:
    """The certificate is checked against the name that was asked."""
    network = CountingNetwork()
    await fetcher_on(network).fetch(FetchRequest("https://public.example/x"))
    assert network.connects == [(PUBLIC, 443)]
    assert network.streams[0].tls_name == "public.example"
    assert b"Host: public.example\r\n" in network.streams[0].written


async def test_a_dead_address_gives_way_to_the_next_one() -> None:
    """A name with several addresses is reached by any that answers."""
    network = CountingNetwork(dead={OTHER_PUBLIC})
    resolver = BookResolver({"two.example": [[OTHER_PUBLIC, OTHER_PUBLIC, PUBLIC]]})
    await fetcher_on(network, resolver).fetch(FetchRequest("http://two.example/"))
    assert network.connects == [(OTHER_PUBLIC, 80), (PUBLIC, 80)]


async def test_when_every_address_is_dead_the_fetch_fails_after_a_few() -> None:
    """A name with very many addresses does not cost as many attempts."""
    many = [f"93.184.215.{number}" for number in range(1, 60)]
    network = CountingNetwork(dead=many)
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(network, BookResolver({"many.example": [many]})).fetch(FetchRequest("http://many.example/"))
    assert failed.value.reason == FetchFault.CONNECTION
    assert len(network.connects) == 4


@pytest.mark.parametrize("url", [f"http://{PUBLIC}/", f"http://[{OTHER_PUBLIC}]:8080/"])
async def test_a_public_address_written_as_such_is_reached(url: str) -> None:
    """Literal public addresses are permitted, on any port."""
    network = CountingNetwork()
    await fetcher_on(network).fetch(FetchRequest(url))
    assert len(network.connects) == 1


async def test_an_empty_answer_of_the_resolver_is_a_connection_fault() -> None:
    """A name without addresses is not contacted."""
    network = CountingNetwork()
    with pytest.raises(FetchFailed) as failed:
        await fetcher_on(network, _nobody).fetch(FetchRequest("http://none.example/"))
    assert (failed.value.reason, network.connects) == (FetchFault.CONNECTION, [])


async def _nobody(host: str, port: int) -> list[str]:
    return []


async def test_only_the_one_exempt_loopback_port_is_open_to_a_route() -> None:
    """The replay's exemption covers neither other ports nor other names of this machine."""
    network = CountingNetwork()
    pinned = PinnedNetwork(network, BookResolver({"localhost": [["127.0.0.1"]]}), exempt_port=8000)
    await pinned.connect_tcp("127.0.0.1", 8000)
    for host, port in (("127.0.0.1", 8001), ("localhost", 8000), ("127.0.0.2", 8000), ("::1", 8000)):
        with pytest.raises(FetchFailed):
            await pinned.connect_tcp(host, port)
    assert network.connects == [("127.0.0.1", 8000)]


@pytest.mark.parametrize("host", ["127.0.0.1", "0x7f.1", "127.1", "2130706433", "0177.0.0.1"])
async def test_the_system_resolver_reads_disguised_numbers_as_loopback(host: str) -> None:
    """The system's own reading of numbers is what the check sees."""
    assert list(await system_resolver(host, 80)) == ["127.0.0.1"]


async def test_the_system_resolver_raises_oserror_for_what_is_no_name() -> None:
    """Hosts that cannot exist fail without asking anyone."""
    with pytest.raises((OSError, UnicodeError)):
        await system_resolver("a" * 70 + ".example", 80)


async def test_a_resolution_that_nobody_awaits_any_more_does_no_harm() -> None:
    """A late answer to a cancelled fetch is dropped."""
    task = asyncio.create_task(system_resolver("127.0.0.1", 80))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await asyncio.sleep(0.02)


class Detour(httpcore.AnyIOBackend):
    """Connects to a loopback port whatever address is asked for."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def connect_tcp(self, host: str, port: int, *rest: Any, **options: Any) -> httpcore.AsyncNetworkStream:
        """Connect to the loopback port instead."""
        return await super().connect_tcp("127.0.0.1", self._port, *rest, **options)


async def test_a_certificate_nobody_vouches_for_is_refused_in_words(tmp_path: Path) -> None:
    """TLS is verified, and the operator reads why it failed."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(_self_signed(tmp_path))
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0, ssl=context)
    fetcher = fetcher_on(Detour(server.sockets[0].getsockname()[1]))
    with pytest.raises(FetchFailed) as failed:
        await fetcher.fetch(FetchRequest("https://public.example/"))
    server.close()
    assert failed.value.reason == FetchFault.CONNECTION
    assert "self-signed certificate" in failed.value.detail


def _self_signed(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "public.example")])
    begin = datetime.now(UTC) - timedelta(days=1)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(begin).not_valid_after(begin + timedelta(days=9))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("public.example")]), critical=False)
    signed = builder.sign(key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)
    form = serialization.PrivateFormat.PKCS8
    secret = key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption())
    path = folder / "both.pem"
    path.write_bytes(signed + secret)
    return path
