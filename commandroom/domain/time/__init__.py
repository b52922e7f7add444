"""The clocks: limits and their units, the Chinese working calendar, due times, pauses, lamps.

Standard library and msgspec only; no clock of the machine, no files. Everything above may import it.
"""
