"""The alert centre and the watch that rings: what waits, who must act, and by when the next one is called.

`install(desk, window)` puts both to work; the entry points call it once for a window.
"""

from commandroom.ui.dialogs.alerts.centre import AlertCentre
from commandroom.ui.dialogs.alerts.watch import AlertWatch, install

__all__ = ["AlertCentre", "AlertWatch", "install"]
