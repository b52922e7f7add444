"""The forms of an event (domain §3.3): what each needs, its fields, its template, and the form filled.

Pure. A template is text that a township may edit; what it names is checked, and a broken one never stands in the way: the
built-in one is used and the form says so.
"""
