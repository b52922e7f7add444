"""CommandRoom (综合信息指挥室): the desktop on which a township's command room runs its day."""

__version__ = "0.1.0"
