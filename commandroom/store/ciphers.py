"""The two ciphers of an envelope: AES-256-GCM, or SM4-GCM where the room's suite asks for it."""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_TAG_BYTES = 16


def sealed(plain: bytes, bound: bytes, *, key: bytes, nonce: bytes, is_sm4: bool) -> bytes:
    """Ciphertext and tag; `bound` is authenticated with it."""
    if not is_sm4:
        return AESGCM(key).encrypt(nonce, plain, bound)
    encryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce)).encryptor()
    encryptor.authenticate_additional_data(bound)
    return encryptor.update(plain) + encryptor.finalize() + encryptor.tag


def opened(text: bytes, bound: bytes, *, key: bytes, nonce: bytes, is_sm4: bool) -> bytes:
    """What was sealed.

    Raises:
        ValueError: the envelope was changed, or the key is another's.
    """
    try:
        if not is_sm4:
            return AESGCM(key).decrypt(nonce, text, bound)
        decryptor = Cipher(algorithms.SM4(key), modes.GCM(nonce, text[-_TAG_BYTES:])).decryptor()
        decryptor.authenticate_additional_data(bound)
        return decryptor.update(text[:-_TAG_BYTES]) + decryptor.finalize()
    except InvalidTag as error:
        raise ValueError("not what was sealed") from error
