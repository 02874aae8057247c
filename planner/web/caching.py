"""How long an answer may be kept elsewhere, and how it is asked for again by its ETag."""

from dataclasses import dataclass
from hashlib import sha256

from flask import Response, request

NOT_KEPT = "private, no-store"  # what holds a position, and what has faults
CONDITIONS = ("HTTP_IF_NONE_MATCH", "HTTP_IF_MATCH")


@dataclass(frozen=True, slots=True)
class Written:
    """Hold an answer with its headers, ready to be given any number of times."""

    body: bytes
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, body: bytes, media_type: str, control: str) -> "Written":
        """Take a body and how long it may be kept, and fingerprint it."""
        etag = f'"{sha256(body).hexdigest()[:40]}"'
        headers = (("Content-Type", media_type), ("Cache-Control", control), ("ETag", etag))
        return cls(body, headers)

    @property
    def size(self) -> int:
        """Count the bytes of the body."""
        return len(self.body)

    def response(self) -> Response:
        """Answer the request at hand; 304 if its sender holds the same."""
        return conditional(Response(self.body, headers=self.headers))


def cacheable(response: Response, control: str) -> Response:
    """Let an answer be kept as ``control`` says, and asked for again by its ETag."""
    response.headers["Cache-Control"] = control
    response.add_etag()
    return conditional(response)


def conditional(response: Response) -> Response:
    """Leave out the body if the request says that its sender holds the same."""
    if any(name in request.environ for name in CONDITIONS):
        response.make_conditional(request)
    return response
