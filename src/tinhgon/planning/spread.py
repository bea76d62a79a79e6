"""Chia việc: one piece of work over many tasks, on processes of this machine or on a Ray cluster, with the same answers.

Ray is an extra (``tinhgon[cluster]``); nothing else needs it. Source: Moritz et al., Ray (OSDI 2018).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, ProcessPoolExecutor, wait
from importlib import import_module
from multiprocessing import get_context
from typing import Any, TypeVar

from tinhgon.kernel.finding import Finding
from tinhgon.kernel.refusal import Refusal
from tinhgon.kernel.sentence import Sentence

ray: Any
try:
    ray = import_module("ray")
except ImportError:
    ray = None

T = TypeVar("T")
R = TypeVar("R")

#: The name of a Ray that is started on this machine and ends with the work.
LOCAL = "local"


def spread(work: Callable[[T], R], tasks: Sequence[T], workers: int, cluster: str = "") -> Iterator[tuple[int, R]]:
    """Yield the position of each task with what the work gives for it, as they are done.

    ``work`` is a function of a module, and tasks and results are plain enough to travel. ``cluster`` is empty (``workers``
    processes here), ``local`` (a Ray of so many workers here), or a Ray address. Whoever stops asking stops the work that has not
    begun. Raises Refusal where a cluster is asked for and Ray is not installed or cannot be reached.
    """
    return _on_ray(work, tasks, workers, cluster) if cluster else _on_processes(work, tasks, workers)


def has_ray() -> bool:
    """Say whether Ray is installed."""
    return ray is not None


def _on_processes(work: Callable[[T], R], tasks: Sequence[T], workers: int) -> Iterator[tuple[int, R]]:
    # Fresh processes: forking would take over threads and connections of whoever asks.
    pool = ProcessPoolExecutor(max_workers=max(1, min(workers, len(tasks))), mp_context=get_context("spawn"))
    try:
        waiting = {pool.submit(work, task): at for at, task in enumerate(tasks)}
        while waiting:
            done, _ = wait(waiting, return_when=FIRST_COMPLETED)
            for one in done:
                yield waiting.pop(one), one.result()
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _on_ray(work: Callable[[T], R], tasks: Sequence[T], workers: int, cluster: str) -> Iterator[tuple[int, R]]:
    if ray is None:
        said = Sentence("Chưa cài Ray.", "Ray is not installed.")
        remedy = Sentence(
            "Cài thêm: pip install “tinhgon[cluster]”; hoặc bỏ --cluster để chạy trên máy này.",
            "Install it: pip install “tinhgon[cluster]”; or leave --cluster out to run on this machine.",
        )
        raise Refusal([Finding("planning.cluster", said, subject=cluster, remedy=remedy)])
    quiet: dict[str, Any] = {"include_dashboard": False, "log_to_driver": False, "configure_logging": False}
    try:
        ray.init(
            **({"num_cpus": workers, **quiet} if cluster == LOCAL else {"address": cluster, "log_to_driver": False})
        )
    except (ConnectionError, OSError, ValueError, RuntimeError) as error:
        said = Sentence(f"Không nối được cụm Ray {cluster}: {error}.", f"The Ray cluster {cluster} cannot be reached.")
        raise Refusal([Finding("planning.cluster", said, subject=cluster, measured=str(error))]) from error
    waiting: dict[Any, int] = {}
    try:
        remote = ray.remote(num_cpus=1)(work)
        waiting = {remote.remote(task): at for at, task in enumerate(tasks)}
        while waiting:
            done, _ = ray.wait(list(waiting), num_returns=1)
            for one in done:
                yield waiting.pop(one), ray.get(one)
    finally:
        for one in waiting:
            ray.cancel(one, force=True)
        ray.shutdown()
