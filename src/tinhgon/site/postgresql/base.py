"""The engine ``tinhgon.site.postgresql``; Django looks for ``DatabaseWrapper`` in a module of this name."""

from typing import Any

from django.db.backends.postgresql import base, features

from tinhgon.site import embedded


class DatabaseFeatures(features.DatabaseFeatures):
    """PostgreSQL 15 or newer; an older one is refused by Django's sentence at the first connection."""

    minimum_database_version = (15,)


class DatabaseWrapper(base.DatabaseWrapper):
    """With ``EMBEDDED`` set, host, port, user and password come from the embedded server, which starts if need be; with ``SERVING``
    the user is the one that owns no table."""

    features_class = DatabaseFeatures

    def get_connection_params(self) -> dict[str, Any]:
        params = super().get_connection_params()
        if self.settings_dict.get("EMBEDDED"):
            server = embedded.ensure(serving=bool(self.settings_dict.get("SERVING")))
            params |= {"host": server.host, "port": server.port, "user": server.user, "password": server.password}
        return params
