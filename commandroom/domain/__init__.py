"""The room's rules: standard library and msgspec only; no clock, no I/O. Imports nothing of ours; all may import it."""
