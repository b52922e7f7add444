"""A centre's store as a whole: what it holds, and the disk of each call."""

from __future__ import annotations

from commandroom.center.store.disk import CenterDisk
from commandroom.center.store.holdings import Holdings
from commandroom.domain.exchange.streams import Device


class CenterStore(Holdings):
    """The store that a centre answers from."""

    def disk_for(self, device: Device) -> CenterDisk:
        """What performs the effects of one call of this device."""
        return CenterDisk(self, device)
