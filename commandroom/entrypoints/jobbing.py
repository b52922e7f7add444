"""The periodic jobs of a home: planned where its desk runs them, else done here when somebody asks."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from commandroom.domain.errors import NotFoundError, RefusedError

if TYPE_CHECKING:
    from commandroom.jobs.scheduler import Scheduler
    from commandroom.usecases.room import Room


class HomeJobs:
    """The room's jobs; what runs them is loaded when somebody asks for one."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._scheduler: Scheduler | None = None
        self._since: datetime | None = None

    def follow(self, scheduler: Scheduler) -> None:
        """From now on this one runs them."""
        self._scheduler, self._since = scheduler, self._room.now()

    @property
    def since(self) -> datetime | None:
        """Since when jobs run here by themselves."""
        return self._since if self._scheduler is not None and self._scheduler.is_running else None

    def planned(self) -> dict[str, datetime]:
        """When each job begins next."""
        return self._scheduler.planned() if self._scheduler is not None else {}

    def run(self, name: str) -> bool:
        """Bring its next run forward where a scheduler runs, else do it on this thread.

        Raises:
            NotFoundError: `job.unknown`.
            RefusedError: `job.read_only`.
        """
        from commandroom.jobs.periodic import seat_jobs
        from commandroom.jobs.scheduler import Scheduler

        if self._room.store.is_read_only:
            raise RefusedError("job.read_only")
        if self._scheduler is not None and self._scheduler.at_once(name):
            return True
        jobs = {job.name: job for job in seat_jobs(self._room)}
        if name not in jobs:
            raise NotFoundError("job.unknown", value=name[:40], known=" ".join(jobs))
        return Scheduler(self._room, ()).run(jobs[name], is_asked=True)
