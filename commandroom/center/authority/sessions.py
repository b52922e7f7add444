"""Sessions without a table: a nonce to sign, then a token for a quarter of an hour, both under the store's secret.

So every process of a store knows the tokens of the others. Whether the device still counts is looked up at each call.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
from collections.abc import Callable

from commandroom.domain.exchange.joining import SessionAnswer, SessionAsk
from commandroom.domain.exchange.trust import Trust, Verify, session_bytes

TOKEN_SECONDS, NONCE_SECONDS = 900, 60
NONCE, TOKEN = "nonce", "token"
_RANDOM, _MAC = 12, 32
_PARTS = 4


class Sessions:
    """Gives nonces and tokens and knows them again."""

    def __init__(self, secret: bytes, now: Callable[[], int], verify: Verify) -> None:
        self._secret = secret
        self._now = now
        self._verify = verify

    def nonce(self, device: str) -> SessionAnswer:
        """Something to sign; given to everybody, so that nobody learns who is enrolled."""
        return SessionAnswer(nonce=self._made(NONCE, device, NONCE_SECONDS))

    def token(self, ask: SessionAsk, trust: Trust) -> SessionAnswer | None:
        """A token for an enrolled device that signed the nonce it was given; None for anybody else."""
        enrolled = trust.devices.get(ask.device)
        if enrolled is None or self._read(NONCE, ask.nonce) != ask.device:
            return None
        if not self._verify(enrolled.key, session_bytes(ask.device, ask.nonce), ask.signature):
            return None
        return SessionAnswer(token=self._made(TOKEN, ask.device, TOKEN_SECONDS), seconds=TOKEN_SECONDS)

    def device_of(self, token: str) -> str:
        """The device whose token this is; empty when it is none, or no longer."""
        return self._read(TOKEN, token)

    def _made(self, kind: str, device: str, seconds: int) -> str:
        ends = self._now() + seconds * 1000
        random = base64.urlsafe_b64encode(os.urandom(_RANDOM)).decode()
        return f"{device}.{ends:x}.{random}.{self._mac(kind, device, f'{ends:x}', random)}"

    def _read(self, kind: str, text: str) -> str:
        parts = text.split(".")
        if len(parts) != _PARTS or not text.isascii():
            return ""
        device, ends, random, mac = parts
        if not hmac.compare_digest(mac, self._mac(kind, device, ends, random)):
            return ""
        return device if int(ends, 16) > self._now() else ""

    def _mac(self, kind: str, *parts: str) -> str:
        data = "\n".join((kind, *parts)).encode()
        made = hmac.new(self._secret, data, hashlib.sha256).digest()[:_MAC]
        return base64.urlsafe_b64encode(made).decode().rstrip("=")
