"""What comes in and goes out in other people's shapes: tables, column maps, attachments, exports.

May import `usecases`, `domain` and `base`, nothing of Qt or the store; the entry points join it to the room.
"""
