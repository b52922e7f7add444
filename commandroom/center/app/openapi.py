"""The description of the centre's calls (OpenAPI 3.1), made from the very structs that are read and written."""

from __future__ import annotations

from typing import Any

import msgspec

from commandroom import __version__
from commandroom.domain.exchange.joining import EnrolAnswer, EnrolAsk, SessionAnswer, SessionAsk, WaitAnswer
from commandroom.domain.exchange.messages import CALLS, Hello, Problem
from commandroom.domain.exchange.rotation import RotateAsk

_JSON = "application/json"
_OTHERS = (EnrolAsk, EnrolAnswer, RotateAsk, SessionAsk, SessionAnswer, WaitAnswer, Hello, Problem)


def description() -> dict[str, Any]:
    """The document."""
    types = (*(one for pair in CALLS.values() for one in pair), *_OTHERS)
    schemas, components = msgspec.json.schema_components(types, ref_template="#/components/schemas/{name}")
    named: dict[Any, Any] = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {
        "/v1/hello": {"get": _call("Who answers", None, named[Hello], named, free=True)},
        "/v1/enrol": {"post": _call("Join by a code", named[EnrolAsk], named[EnrolAnswer], named, free=True)},
        "/v1/rotate": {
            "post": _call("Change keys", named[RotateAsk], named[EnrolAnswer], named, free=True),
        },
        "/v1/session": {
            "post": _call("Open a session", named[SessionAsk], named[SessionAnswer], named, free=True)
        },
    }
    for name, (ask, said) in CALLS.items():
        paths[f"/v1/sync/{name}"] = {"post": _call((ask.__doc__ or name), named[ask], named[said], named)}
    waiting = _call("Answer when the digest differs", None, named[WaitAnswer], named)
    waiting["parameters"] = [_parameter("digest", "query", {"type": "string"})]
    waiting["responses"]["204"] = {"description": "nothing new"}
    paths["/v1/sync/wait"] = {"get": waiting}
    paths["/v1/blob/{sha256}"] = _blob(named)
    return {
        "openapi": "3.1.0",
        "info": {"title": "CommandRoom centre", "version": __version__},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {"session": {"type": "http", "scheme": "bearer"}},
        },
    }


def _call(
    about: str, ask: object, said: object, named: dict[Any, Any], *, free: bool = False
) -> dict[str, Any]:
    call: dict[str, Any] = {
        "summary": about.strip(),
        "security": [] if free else [{"session": []}],
        "responses": {
            "200": {"description": "answered", "content": {_JSON: {"schema": said}}},
            "default": {"description": "refused", "content": {_JSON: {"schema": named[Problem]}}},
        },
    }
    if ask is not None:
        call["requestBody"] = {"required": True, "content": {_JSON: {"schema": ask}}}
    return call


def _parameter(name: str, place: str, schema: dict[str, str]) -> dict[str, Any]:
    return {"name": name, "in": place, "required": True, "schema": schema}


def _blob(named: dict[Any, Any]) -> dict[str, Any]:
    refused = {"description": "refused", "content": {_JSON: {"schema": named[Problem]}}}
    raw = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
    whole = {"number": {"type": "integer"}}
    return {
        "parameters": [_parameter("sha256", "path", {"type": "string", "pattern": "^[0-9a-f]{64}$"})],
        "head": {"responses": {"200": {"description": "held whole"}, "404": {"description": "not whole yet"}}},
        "get": {"responses": {"200": {"description": "whole", "content": raw}, "206": {"description": "a range"}}},
        "put": {
            "parameters": [_parameter(name, "query", whole["number"]) for name in ("at", "size")],
            "requestBody": {"required": True, "content": raw},
            "responses": {
                "200": {"description": "the piece is kept"},
                "201": {"description": "the blob is whole"},
                "409": {"description": "the next piece begins at `offset`"},
                "default": refused,
            },
        },
    }  # fmt: skip
