"""The base of every refusal that a person may meet.

A refusal is an answer, not a fault: it has a stable code, a sentence for officers and a
sentence for citizens (Vietnamese source, translated when shown), and says what to do next.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from motcua.kernel.text import N_

Audience = Literal["officer", "citizen"]


class DomainError(Exception):
    """Refuse an act, changing nothing, with words a person can act on."""

    code: ClassVar[str] = "kernel.refused"
    officer: ClassVar[str] = N_("Việc này không làm được lúc này. Hãy tải lại trang và xem lại hồ sơ.")
    citizen: ClassVar[str] = ""
    field: str | None = None
    status: ClassVar[int] = 422

    def __init__(self, *, field: str | None = None, **details: Any) -> None:
        self.details = details
        if field is not None:
            self.field = field
        super().__init__(self.code)

    def __str__(self) -> str:
        return f"{self.code}: {text_of(self)}"


class Invalid(DomainError):
    """A value that cannot be used as typed."""

    code = "kernel.invalid"
    officer = N_("Giá trị chưa đúng. Hãy kiểm tra và nhập lại.")


class NotAllowed(DomainError):
    """The person may not do this."""

    code = "kernel.not_allowed"
    officer = N_("Bạn không có quyền làm việc này. Hãy nhờ người được phân công.")
    citizen = N_("Bạn không xem được trang này.")
    status = 403


class NotFound(DomainError):
    """Nothing here, or nothing this person may know of."""

    code = "kernel.not_found"
    officer = N_("Không tìm thấy. Hãy kiểm tra lại mã hoặc đường dẫn.")
    citizen = N_("Không tìm thấy. Hãy kiểm tra lại mã hoặc đường dẫn.")
    status = 404


def text_of(error: DomainError, audience: Audience = "officer", translate: Any = None) -> str:
    """Return the sentence of a refusal for an audience, with its details filled in."""
    template = (error.citizen if audience == "citizen" else "") or error.officer
    if translate is not None:
        template = translate(template)
    return template.format_map(_Details(error.details, translate))


class _Details(dict[str, Any]):
    """Details as people read them; a missing one shows as a dash, never as a crash."""

    def __init__(self, details: dict[str, Any], translate: Any = None) -> None:
        super().__init__({key: _shown(value, translate) for key, value in details.items()})

    def __missing__(self, key: str) -> str:
        return "–"


def _shown(value: Any, translate: Any) -> Any:
    from datetime import date, datetime

    from motcua.kernel.clock import local

    if isinstance(value, datetime):
        return f"{local(value):%H:%M, %d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    # Details may be words of ours (a state, an act, a role); an empty one would bring the catalogue's header.
    return translate(value) if translate is not None and isinstance(value, str) and value else value


def all_errors(base: type[DomainError] = DomainError) -> Iterator[type[DomainError]]:
    """Yield every refusal class loaded, for the test that all have their words."""
    for sub in base.__subclasses__():
        yield sub
        yield from all_errors(sub)
