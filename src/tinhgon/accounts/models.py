"""The tables of accounts: who may sign in, and the attempts that failed."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from tinhgon.vietnamese.search import search_key


class Account(AbstractBaseUser):
    """Someone who may sign in. ``person`` is the key of the same person in the registry, where there is one.

    ``actor`` is how the ledger names the account: the name, and the login, which no other account has.
    """

    login = models.TextField(unique=True)
    name = models.TextField()
    person = models.BigIntegerField(null=True, unique=True)
    email = models.TextField(blank=True)
    is_active = models.BooleanField(default=True)
    locked_because = models.TextField(blank=True)
    one_off = models.BooleanField(default=False)
    invented = models.BooleanField(default=False)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]
    objects = BaseUserManager()

    class Meta:
        db_table = "accounts_account"

    def __str__(self) -> str:
        return self.actor

    @property
    def actor(self) -> str:
        """The words by which the ledger names who acted."""
        return f"{self.name} ({self.login})"

    @property
    def plain_name(self) -> str:
        """The name without accents and spaces, as people type it into passwords; the policy compares with it."""
        return search_key(self.name).replace(" ", "")

    def get_full_name(self) -> str:
        """Return the name, as Django's own parts ask for it."""
        return self.name


class Failure(models.Model):
    """One attempt to sign in that has not succeeded: under which login (known or not), from which address, when."""

    login = models.TextField()
    address = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "accounts_failure"
        indexes = [
            models.Index(fields=["login", "-at"], name="accounts_failure_login"),
            models.Index(fields=["address", "-at"], name="accounts_failure_address"),
        ]

    def __str__(self) -> str:
        return f"{self.login} {self.address}"


class Token(models.Model):
    """A key by which a program acts for an account, for some acts and some days. Only its digest is kept; it is shown once."""

    account = models.ForeignKey(Account, models.CASCADE, related_name="+")
    name = models.TextField()
    digest = models.TextField(unique=True)
    acts = models.JSONField(default=list)
    made = models.DateTimeField()
    expires = models.DateTimeField()
    revoked = models.DateTimeField(null=True)

    class Meta:
        db_table = "accounts_token"

    def __str__(self) -> str:
        return f"{self.pk} {self.name}"


class Trail(models.Model):
    """One changed row of a watched table, as the triggers of the database wrote it (`0003_trail.sql`); never written from here."""

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.TextField()
    role = models.TextField()
    source = models.TextField()
    verb = models.TextField()
    subject = models.TextField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        db_table = "accounts_trail"
        managed = False

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.source}"
