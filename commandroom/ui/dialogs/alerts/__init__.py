"""The alert centre: what waits, who must act, and by when the next one is called; `words` says an alert in words.

The watch that rings (`ui/alertwatch.py`) opens it.
"""
