"""The ledger as an app of Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Sổ cái."""

    name = "tinhgon.ledger"
    label = "ledger"
    verbose_name = "Sổ cái"
