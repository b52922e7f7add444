"""The forms of an event: looked at as they will be printed, saved in four formats, or sent to a printer."""
