"""One-time codes as they are shown, read out and typed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from commandroom.domain.errors import FieldError
from commandroom.domain.exchange.joining import (
    FINGERPRINT_CHARACTERS,
    SECRET_BYTES,
    SECRET_CHARACTERS,
    Code,
    code_from,
    fingerprint_of,
    new_code,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CERTIFICATE = b"the certificate of an authority"
CODES = st.binary(min_size=SECRET_BYTES, max_size=SECRET_BYTES).map(
    lambda random: new_code(random, CERTIFICATE)
)


@given(CODES)
def test_a_code_that_is_typed_as_it_is_shown_is_read(code: Code) -> None:
    assert code_from(code.text) == code
    assert (len(code.secret), len(code.fingerprint)) == (SECRET_CHARACTERS, FINGERPRINT_CHARACTERS)
    assert code.fingerprint == fingerprint_of(CERTIFICATE)


@given(CODES)
def test_case_spaces_dashes_and_letters_that_look_like_digits_do_not_matter(code: Code) -> None:
    typed = code.text.replace("-", " ").lower().replace("0", "o").replace("1", "l")
    assert code_from(f"  {typed} ") == code


@given(CODES, st.integers(0, SECRET_CHARACTERS), st.sampled_from(ALPHABET))
def test_one_wrong_character_of_the_secret_is_noticed(code: Code, place: int, wrong: str) -> None:
    whole = code.text.replace("-", "")
    assume(whole[place] != wrong)
    with pytest.raises(FieldError, match=r"exchange\.code_mistyped"):
        code_from(whole[:place] + wrong + whole[place + 1 :])


@given(CODES, st.integers(0, SECRET_CHARACTERS), st.data())
def test_two_swapped_characters_are_noticed(code: Code, place: int, data: st.DataObject) -> None:
    whole = code.text.replace("-", "")
    assume(len(set(whole[: SECRET_CHARACTERS + 1])) > 1)
    other = data.draw(st.integers(0, SECRET_CHARACTERS).filter(lambda n: whole[n] != whole[place]))
    letters = list(whole)
    letters[place], letters[other] = letters[other], letters[place]
    swapped = "".join(letters)
    with pytest.raises(FieldError, match=r"exchange\.code_mistyped"):
        code_from(swapped)


@pytest.mark.parametrize("secret", ["0000000000", "ZZZZZZZZZZ", "0Z0Z0Z0Z0Z", "7K3QX9M2PD"])
def test_each_wrong_character_at_each_place_is_noticed(secret: str) -> None:
    whole = Code(secret, fingerprint_of(CERTIFICATE)).text.replace("-", "")
    for place in range(SECRET_CHARACTERS + 1):
        for wrong in set(ALPHABET) - {whole[place]}:
            with pytest.raises(FieldError):
                code_from(whole[:place] + wrong + whole[place + 1 :])


@pytest.mark.parametrize(
    "change", [lambda t: t[:-1], lambda t: t + "0", lambda t: "U" + t[1:], lambda _t: ""]
)
def test_another_length_or_a_strange_character_is_refused(change: Callable[[str], str]) -> None:
    text = new_code(bytes(SECRET_BYTES), CERTIFICATE).text
    with pytest.raises(FieldError, match=r"exchange\.code_mistyped"):
        code_from(change(text))


def test_another_certificate_has_another_fingerprint() -> None:
    assert fingerprint_of(b"one") != fingerprint_of(b"other")
