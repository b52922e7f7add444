"""The county's centre, and in its other role the room's own hub: carries what seats wrote, lets in whom it invited.

`store` keeps entries as raw bytes and folds nothing; `authority` has the keys, invites and sessions; `app` answers HTTP;
`serving` listens. The rules of the exchange are those of `domain.exchange`, the same that seats follow.
"""
