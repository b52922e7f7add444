"""The whole room on its way out: where to, with or without the keys of personal data, and what that means.

`dialog.ExportRoomDialog` asks and has it looked at; the work itself goes on beside the window (`ui.roomexport`).
"""
