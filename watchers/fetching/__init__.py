"""Fetching from the web within bounds: public addresses only, capped bodies, one deadline, redirects by hand."""

from watchers.fetching.addresses import refusal
from watchers.fetching.faults import FetchFailed, FetchFault
from watchers.fetching.fetcher import Fetcher
from watchers.fetching.pinning import Resolver, system_resolver
from watchers.fetching.requests import Fetched, FetchRequest, FetchSettings, LoopbackRoute, user_agent

__all__ = [
    "FetchFailed",
    "FetchFault",
    "FetchRequest",
    "FetchSettings",
    "Fetched",
    "Fetcher",
    "LoopbackRoute",
    "Resolver",
    "refusal",
    "system_resolver",
    "user_agent",
]
