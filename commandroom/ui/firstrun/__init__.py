"""The first start on an empty home: four short steps found a room, or nothing is left behind.

`answers` is what the steps gather and the port that founds; `steps` are the pages; `wizard` is the window around them.
"""
