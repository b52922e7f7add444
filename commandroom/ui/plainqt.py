"""Qt for Python as this program uses it: without its optional features, and without what they cost at each import."""

from __future__ import annotations

import importlib
import os
from types import ModuleType

_LAZY = "PYSIDE6_OPTION_LAZY"
_SUPPORT = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


def make_types_at_once() -> None:
    """Have PySide6 make all types of a module when that is imported; to be called before the first import of it.

    Otherwise it makes a type when that is first asked for, which can not be entered twice: two threads that each meet a
    new type, or an event filter that is handed an object of one while another is being made, end the process. Modules of
    pages are loaded on a working thread here, and event filters stand on the application. It costs a start 30 ms.
    """
    os.environ.setdefault(_LAZY, "0")


def read_no_sources() -> bool:
    """Keep PySide6 from reading the source text of every module that is imported; whether that was possible.

    Once loaded, PySide6 looks into each imported module's source for the word PySide6, to know where its `__feature__`
    switches (snake_case, true_property) could matter. We use none of them, and the reading took a third of the desk's
    start. Where a future PySide6 asks otherwise, nothing is changed and the start is only slower.
    """
    importlib.import_module("PySide6.QtCore")  # loading it is what makes the question be asked
    try:
        support = importlib.import_module(_SUPPORT)
    except ImportError:
        return False
    if not callable(getattr(support, _QUESTION, None)):
        return False
    setattr(support, _QUESTION, _uses_no_features)
    return True


def _uses_no_features(_module: ModuleType) -> bool:
    return False
