"""The interface: its addresses and its description."""

from __future__ import annotations

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from motcua.api import problems
from motcua.api.endpoints import acts, catalogue, lists, read, receive  # noqa: F401  # they fill the routers
from motcua.api.endpoints.routers import CATALOGUE, DOSSIERS

DESCRIPTION = """\
Receive, process and read dossiers of a one-stop office, as an officer does on the screens.

* **Who**: `Authorization: Bearer <token>`; the client acts as one of its officers (`Motcua-Officer`), with that officer's powers and no more.
* **Once**: every act carries `act_id` (a UUID) or `Idempotency-Key`; sent again it gives the same answer, with `Motcua-Replayed: true`.
* **Stale**: send the `revision` you read; another officer's act in between is answered with 409 `dossier.stale`.
* **Times** without a time zone are Vietnamese local time. Due dates are computed, never accepted.
* **Refusals** are `application/problem+json` with the same `code` as on the screens; Vietnamese, or English by `Accept-Language: en`.
* Fields that are not known are refused.
"""


class Interface(NinjaAPI):
    """NinjaAPI with a description computed once a process, in which refusals have their media type."""

    _description: OpenAPISchema | None = None

    def get_openapi_schema(self, **kwargs: Any) -> OpenAPISchema:
        """Return the OpenAPI description."""
        if self._description is None:
            schema = super().get_openapi_schema(**kwargs)
            for path in schema["paths"].values():
                for operation in path.values():
                    _correct(operation["responses"])
            self._description = schema
        return self._description

    def get_openapi_operation_id(self, operation: Any) -> str:
        """Return the plain name of the function."""
        return str(operation.view_func.__name__)


def _correct(responses: dict[int, Any]) -> None:
    for status, response in responses.items():
        content = response.get("content", {})
        json = content.pop("application/json", None)
        if json is None:
            continue
        if status >= 400:
            content[problems.MEDIA_TYPE] = json
        elif json["schema"].get("format") == "binary":
            content["application/pdf"] = {"schema": {"type": "string", "format": "binary"}}
        else:
            content["application/json"] = json


api = Interface(
    title="Một Cửa",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
problems.install(api)
for router in (CATALOGUE, DOSSIERS):
    api.add_router("", router)
