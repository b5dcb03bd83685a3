"""Uploaded pictures: what is let in, and what readers get of it. Functions over bytes; the models call them."""

from .intake import ImageRefused, Verified, verify
from .renditions import Made, make

__all__ = ["ImageRefused", "Made", "Verified", "make", "verify"]
