"""Who gets what at each address: the one table that says it. A new page is a new line here, unless it is open to everybody.

``OPEN``      everybody reads it
``SIGNED``    everybody who is signed in; others are led to sign in
``NOBODY``    answers only in the middle of signing in: everybody is led elsewhere
an act        who holds a mandate for the act; others are told who may, nobody signed in is led to sign in
"""

from __future__ import annotations

from typing import Final

OPEN, SIGNED, NOBODY = "open", "signed", "nobody"

#: name of an address → who; names that are not here are open to everybody.
ADDRESSES: Final[dict[str, str]] = {
    "scheme-enact": SIGNED,  # opened, it leads to the trial page; sent, it asks for scheme.enact
    "readings": "person.audit",
    "person-file": "person.read",
    "person-note": "person.write",
    "trail": "audit.read",
    "authority-confirm": "authority.confirm",
    "mandate-grant": "mandate.grant",
    "mandate-delegate": "mandate.grant",  # and the holder of it
    "mandate-end": "mandate.grant",
    "account": SIGNED,
    "account_change_password": SIGNED,
    "account_reauthenticate": SIGNED,
    "sessions": SIGNED,
    "tokens": SIGNED,
    "mfa_index": SIGNED,
    "mfa_reauthenticate": SIGNED,
    "mfa_reauthenticate_webauthn": SIGNED,
    "mfa_activate_totp": SIGNED,
    "mfa_deactivate_totp": SIGNED,
    "mfa_view_recovery_codes": SIGNED,
    "mfa_generate_recovery_codes": SIGNED,
    "mfa_download_recovery_codes": SIGNED,
    "mfa_list_webauthn": SIGNED,
    "mfa_add_webauthn": SIGNED,
    "mfa_edit_webauthn": SIGNED,
    "mfa_remove_webauthn": SIGNED,
    "account_unknown": NOBODY,
    "mfa_authenticate": NOBODY,
    "mfa_login_webauthn": NOBODY,
    "account_logout": NOBODY,
    "account_login": NOBODY,
    "openid_connect_login": NOBODY,
    "openid_connect_callback": NOBODY,
}

#: path of an endpoint → the act that its token needs ("" for any token); others are open to everybody.
ENDPOINTS: Final[dict[str, str]] = {"/api/me": "", "/api/trail": "audit.read"}

#: Addresses that change something when they are sent a form, and what they are sent: tried by everybody who may not.
SENT: Final[dict[str, tuple[str, dict[str, str]]]] = {
    "/tham-quyen/giao/": ("mandate.grant", {"tai-khoan": "khong-ai", "vai-tro": "decider", "so": "1", "xac-nhan": "1"}),
    "/tham-quyen/{grant}/cham-dut/": ("mandate.grant", {"ly-do": "thử", "xac-nhan": "1"}),
    "/tham-quyen/{grant}/uy-quyen/": ("mandate.grant", {"tai-khoan": "khong-ai", "so": "1", "xac-nhan": "1"}),
    "/tham-quyen/so/vote-province/": ("authority.confirm", {"nguoi": "Kẻ nào đó"}),
    "/nguoi/p40/ho-so/": ("person.read", {"ly-do": "tò mò muốn biết chuyện riêng"}),
    "/nguoi/p40/ho-so/ghi/": ("person.write", {"ghi-chu": "bịa đặt"}),
}
