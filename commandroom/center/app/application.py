"""The application put together: routes, one place where every fault becomes an answer, every call a line of the log."""

from __future__ import annotations

import logging
from contextlib import suppress

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from commandroom.base.clock import stopwatch
from commandroom.center.app.attachments import Attachments
from commandroom.center.app.gate import Gate
from commandroom.center.app.metrics import Metrics
from commandroom.center.app.problems import ProblemError, answered, problem_of
from commandroom.center.app.rates import CALLS, FAILURES, Rate
from commandroom.center.app.routes import Handler, Routes
from commandroom.center.app.watch import Watch
from commandroom.center.authority.enrolling import Enrolling
from commandroom.center.authority.home import CenterHome
from commandroom.center.authority.sessions import Sessions
from commandroom.center.authority.succession import Succession
from commandroom.center.store.blobs import Blobs
from commandroom.center.store.holding import CenterStore
from commandroom.domain.errors import RoomError
from commandroom.domain.exchange.messages import Limits
from commandroom.sync.keys import verify

log = logging.getLogger("commandroom.center.calls")

_GONE, _FAILED, _NO_METHOD = 499, 500, 405


class Center:
    """A centre's application over its home and store."""

    def __init__(
        self,
        home: CenterHome,
        store: CenterStore,
        *,
        limits: Limits | None = None,
        calls: Rate = CALLS,
        failures: Rate = FAILURES,
    ) -> None:
        authority, upstream = home.authority(), home.upstream()
        self.store = store
        self.succession = Succession(home, store.clock)
        self.enrolling = Enrolling(store, home.about(), home.keys(), authority)
        sessions = Sessions(store.secret, store.now, verify)
        self._gate = gate = Gate(store, sessions, calls, failures)
        self.watch = Watch(self._versions)
        self.metrics = Metrics(lambda: self.watch.count)
        self.routes = Routes(
            store, self.enrolling, about=home.about(), authorities=self.succession.authorities(), gate=gate, watch=self.watch,
            metrics=self.metrics, limits=limits or Limits(), upstream=upstream.roots if upstream is not None else {},
        )  # fmt: skip
        self._attachments = Attachments(store, Blobs(home.blobs, store.database), gate)
        self.app = self._built()

    def close(self) -> None:
        """Write what waits to be noted, and close the store."""
        with suppress(RoomError):
            self._gate.seen.write()
        self.store.close()

    def renew(self) -> bool:
        """Certificates made anew where it is time, and the authorities told as they are now; whether anything was made."""
        made = self.succession.renew()
        self.routes.authorities = self.succession.authorities()
        return made

    def _versions(self) -> dict[str, int]:
        return self.routes.versions()

    def _built(self) -> Starlette:
        routes, blobs = self.routes, self._attachments
        named: tuple[tuple[str, str, str, Handler], ...] = (
            ("GET", "/v1/ca", "ca", routes.ca),
            ("GET", "/v1/hello", "hello", routes.hello),
            ("POST", "/v1/enrol", "enrol", routes.enrol),
            ("POST", "/v1/rotate", "rotate", routes.rotate),
            ("POST", "/v1/session", "session", routes.session),
            ("GET", "/v1/sync/wait", "wait", routes.wait),
            ("POST", "/v1/sync/{call}", "sync", routes.sync),
            ("HEAD", "/v1/blob/{sha256}", "blob", blobs.head),
            ("GET", "/v1/blob/{sha256}", "blob", blobs.get),
            ("PUT", "/v1/blob/{sha256}", "blob", blobs.put),
            ("GET", "/healthz", "health", routes.health),
            ("GET", "/metrics", "metrics", routes.figures),
            ("GET", "/v1/openapi.json", "openapi", routes.described),
        )
        table: dict[str, dict[str, tuple[str, Handler]]] = {}
        for method, path, name, handler in named:
            table.setdefault(path, {})[method] = (name, handler)
        app = Starlette(
            routes=[Route(path, self._endpoint(by_method), methods=list(by_method)) for path, by_method in table.items()],
            exception_handlers={HTTPException: _unknown},
        )  # fmt: skip
        app.router.redirect_slashes = False
        return app

    def _endpoint(self, by_method: dict[str, tuple[str, Handler]]) -> Handler:
        async def endpoint(request: Request) -> Response:
            found = by_method.get(request.method)
            if found is None:
                return answered(ProblemError(_NO_METHOD, "exchange.no_call"))
            return await self._answered(request, *found)

        return endpoint

    async def _answered(self, request: Request, name: str, handler: Handler) -> Response:
        """Faults become answers here and nowhere else."""
        began = stopwatch()
        name = str(request.path_params.get("call", name))[:20] if name == "sync" else name
        try:
            response = await handler(request)
        except ClientDisconnect:
            response = Response(status_code=_GONE)
        except Exception as error:
            problem = problem_of(error)
            if problem.status >= _FAILED:
                log.exception("call failed", extra={"call": name, "status": problem.status})
            response = answered(problem)
        label = name if response.status_code != 404 or name in _COUNTED else "other"  # noqa: PLR2004
        self.metrics.calls.labels(label, str(response.status_code)).inc()
        self.metrics.seconds.labels(label).observe(stopwatch() - began)
        log.debug("call", extra={"call": label, "status": response.status_code})
        return response


_COUNTED = frozenset({"blob", "hello", "enrol", "rotate", "session"})
"""Calls that may be answered by 404 and are still named in the figures; names that somebody made up are not."""


async def _unknown(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else _FAILED
    return answered(ProblemError(status, "exchange.no_call"))
