"""登记受理: the form that is filled while somebody talks on the telephone.

`view.py` places the fields, `side.py` the column beside them, `viewmodel.py` asks the room, suggests and hands
in, `form.py` holds what was typed. May import the kit, the dialogs and the use cases; the entry points list `SPEC`.
"""
