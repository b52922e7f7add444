"""What a process needs before it does anything: paths, clock, settings, logs, sentences.

A leaf: imports nothing of ours; every package but `domain` and `usecases` may import it.
"""
