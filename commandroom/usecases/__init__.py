"""What the room does when somebody asks: one door in (`Room.perform`), one door out (`Room.ask`).

Imports `domain` only; what it needs of the outside is written down in `ports`. Desk, command line, jobs, import
and centre all come in here.
"""
