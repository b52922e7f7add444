"""The seat's lock: the page on which somebody signs in, what covers the desk meanwhile, when it closes by itself.

`lock` is the state and the room behind it (`commandroom/ui/lock.py`); `keeper` brings it about; `page` is what is seen;
`model` asks and tells; `shades` cover every other window; `idleness` knows when the seat was last touched.
"""
