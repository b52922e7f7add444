"""The centre as a server: TLS, one line when it listens, an orderly end."""
