"""The vault of a room, made when somebody first signs in: its ciphers and hashes are not for the first rows."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from commandroom.store.seat_store import SeatStore
    from commandroom.store.vault import StoreVault


class LateVault:
    """Hands everything on to the vault (the port `Vault`)."""

    def __init__(self, store: SeatStore) -> None:
        self._store = store

    @cached_property
    def _vault(self) -> StoreVault:
        from commandroom.interop.catalogs import common_passwords, shipped_signin
        from commandroom.store.vault import StoreVault

        return StoreVault(self._store, shipped_signin, common_passwords)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._vault, name)
