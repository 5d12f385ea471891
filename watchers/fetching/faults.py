"""Why a fetch failed, as a slug to branch on and one sentence for an operator."""

from enum import StrEnum


class FetchFault(StrEnum):
    """The closed list of reasons for which a fetch ends without an answer."""

    BAD_URL = "bad-url"
    BAD_REQUEST = "bad-request"
    REFUSED_SCHEME = "refused-scheme"
    REFUSED_ADDRESS = "refused-address"
    REDIRECTED_AWAY = "redirected-away"
    TOO_MANY_REDIRECTS = "too-many-redirects"
    TOO_LARGE = "too-large"
    BAD_ENCODING = "bad-encoding"
    TIMED_OUT = "timed-out"
    CONNECTION = "connection"


class FetchFailed(Exception):
    """No answer was had; `reason` is the slug, `detail` one sentence that names the host and no secret of the URL."""

    def __init__(self, reason: FetchFault, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
