"""The floor counts the weights that a model really has, and the batches that the translator makes."""

from pathlib import Path

from benchmarks import floor, random_models, rivals
from benchmarks.texts import Group, groups


def test_the_weights_are_those_of_the_model(shape: str, folder: Path) -> None:
    import torch

    model = rivals.load(random_models.write(shape, folder))
    counted = sum(part.weight.numel() for part in model.modules() if isinstance(part, torch.nn.Linear))
    weights = floor.Weights.of(random_models.SHAPES[shape])
    assert weights.encoder + weights.cross + weights.decoder == counted


def test_a_batch_reads_the_weights_once_for_each_of_its_steps() -> None:
    weights = floor.Weights(encoder=100, cross=10, decoder=1000)
    work = floor.work(weights, [Group([[1] * 5, [1] * 5], 3)], beam=4)
    assert work.read == 110 + 3 * 1000
    assert work.read_alone == 2 * work.read
    assert work.multiplied == 10 * 110 + 2 * 3 * 4 * 1000


def test_times_are_told_in_floors(shape: str, folder: Path) -> None:
    rows, figures = floor.compare(shape, folder, rounds=1)
    assert [row.goal for row in rows] == [None] * 5
    assert all(row.ratio and row.ratio > 0 for row in rows)
    assert figures["GB/s"] > 0
    assert figures["int8 Gmultiply-add/s"] > 0
    assert len(groups(shape)) == 3
