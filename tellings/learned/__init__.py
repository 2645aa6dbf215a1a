"""Learned: the models behind one small interface, with weights, model cards and licences."""
